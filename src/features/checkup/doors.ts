import Taro from '@tarojs/taro'

const PAGES = '/packages/health/pages'

/** The ways to the check-ups. Only ids travel in addresses. */
export function openCheckups(patientId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/checkups/index?patientId=${patientId}` }))
}

export function openCheckup(patientId: string, id: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/checkup/index?patientId=${patientId}&id=${id}` }))
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(leaving: Promise<unknown>): void {
  leaving.catch(() => undefined)
}
