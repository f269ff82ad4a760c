import Taro from '@tarojs/taro'

const PAGES = '/packages/staff/pages'

/** The ways between the screens of a working day. Only ids travel in addresses. */
export function openVisitRecord(appointmentId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/visit/index?appointmentId=${appointmentId}` }))
}

export function openSessionBoard(sessionId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/board/index?sessionId=${sessionId}` }))
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(leaving: Promise<unknown>): void {
  leaving.catch(() => undefined)
}
