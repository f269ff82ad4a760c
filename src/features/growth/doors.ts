import Taro from '@tarojs/taro'

const PAGES = '/packages/health/pages'

/** The ways to growth. Only ids travel in addresses. */
export function openGrowth(patientId: string): void {
  go(`${PAGES}/growth/index?patientId=${patientId}`)
}

/** A new measurement, or the correction of one. */
export function openMeasure(patientId: string, correctsId?: string): void {
  go(`${PAGES}/measure/index?patientId=${patientId}${correctsId ? `&id=${correctsId}` : ''}`)
}

export function openBirthFacts(patientId: string): void {
  go(`${PAGES}/birth-facts/index?patientId=${patientId}`)
}

/** Of staff, for the person whose record is open. */
export function openStaffMeasure(patientId: string): void {
  go(`/packages/staff/pages/measure/index?patientId=${patientId}`)
}

/** The correction of one that staff wrote: back must not lead to an entry that is gone. */
export function replaceWithStaffMeasure(patientId: string, correctsId: string): void {
  const url = `/packages/staff/pages/measure/index?patientId=${patientId}&id=${correctsId}`
  Taro.redirectTo({ url }).catch(() => undefined)
}

export function openStaffBirthFacts(patientId: string): void {
  go(`/packages/staff/pages/birth-facts/index?patientId=${patientId}`)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}
