import Taro from '@tarojs/taro'

/** The ways to and between the screens of the card. Only ids travel in addresses. */
const PAGES = '/packages/health/pages'

export function openCard(patientId: string | undefined): void {
  go(`${PAGES}/card/index${patientId === undefined ? '' : `?patientId=${patientId}`}`)
}

export function openCardUses(patientId: string): void {
  go(`${PAGES}/card-uses/index?patientId=${patientId}`)
}

export function openCardApply(): void {
  go(`${PAGES}/card-apply/index`)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}
