import Taro from '@tarojs/taro'

const PAGES = '/packages/health/pages'
const OBSERVATIONS = '/packages/staff/pages/observations/index'

/** The ways to the vaccines. Only ids travel in addresses. */
export function openVaccines(patientId: string): void {
  go(`${PAGES}/vaccines/index?patientId=${patientId}`)
}

/** A dose that stands in an old booklet. */
export function openAddDose(patientId: string): void {
  go(`${PAGES}/vaccine-add/index?patientId=${patientId}`)
}

/** 入园查验单 */
export function openInspection(patientId: string): void {
  go(`${PAGES}/inspection/index?patientId=${patientId}`)
}

export function openVaccinate(patientId: string): void {
  go(`/packages/staff/pages/vaccinate/index?patientId=${patientId}`)
}

/** Doses that were given elsewhere. */
export function openEarlierDose(patientId: string): void {
  go(`/packages/staff/pages/earlier-dose/index?patientId=${patientId}`)
}

/** Who is being watched after a dose. */
export function openObservations(): void {
  go(OBSERVATIONS)
}

/** After a dose: back must not lead to a form that is written down. */
export function replaceWithObservations(): void {
  Taro.redirectTo({ url: OBSERVATIONS }).catch(() => undefined)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}
