import Taro from '@tarojs/taro'

const PAGES = '/packages/staff/pages'

/** The ways between the screens of a working day. Only ids travel in addresses. */
export function openVisitRecord(appointmentId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/visit/index?appointmentId=${appointmentId}` }))
}

export function openSessionBoard(sessionId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/board/index?sessionId=${sessionId}` }))
}

export function openScanner(): void {
  go(Taro.navigateTo({ url: `${PAGES}/scan/index` }))
}

/** A record without a visit: by a family's code, or for a person in an emergency. */
export function openRecordWithout(patientId?: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/open-record/index${patientId ? `?patientId=${patientId}` : ''}` }))
}

/** The record of somebody that this member of staff may open. */
export function openChart(patientId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/chart/index?patientId=${patientId}` }))
}

/** A check-up without an appointment. */
export function openCheckupEntry(patientId: string): void {
  go(Taro.navigateTo({ url: `${PAGES}/checkup/index?patientId=${patientId}` }))
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(leaving: Promise<unknown>): void {
  leaving.catch(() => undefined)
}
