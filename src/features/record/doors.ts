import Taro from '@tarojs/taro'

/** The ways through a record. Only ids travel in addresses. */
const PAGES = '/packages/health/pages'

export function openEntry(patientId: string, { kind, id }: { kind: string; id: string }): void {
  go(`${PAGES}/entry/index?patientId=${patientId}&kind=${kind}&id=${id}`)
}

export function openRecordPage(page: 'reports' | 'allergies' | 'papers' | 'share', patientId: string): void {
  go(`${PAGES}/${page}/index?patientId=${patientId}`)
}

export function openAccessLogOf(patientId: string): void {
  go(`/packages/account/pages/access-log/index?patientId=${patientId}`)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}
