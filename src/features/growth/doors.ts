import { openPage, replacePage } from '../../platform/screen/open-page'

const PAGES = '/packages/health/pages'
const STAFF = '/packages/staff/pages'

/** The ways to growth. Only ids travel in addresses. */
export function openGrowth(patientId: string): void {
  openPage(`${PAGES}/growth`, { patientId })
}

/** A new measurement, or the correction of one. */
export function openMeasure(patientId: string, correctsId?: string): void {
  openPage(`${PAGES}/measure`, { patientId, id: correctsId })
}

export function openBirthFacts(patientId: string): void {
  openPage(`${PAGES}/birth-facts`, { patientId })
}

/** Of staff, for the person whose record is open. */
export function openStaffMeasure(patientId: string): void {
  openPage(`${STAFF}/measure`, { patientId })
}

/** The correction of one that staff wrote: back must not lead to an entry that is gone. */
export function replaceWithStaffMeasure(patientId: string, correctsId: string): void {
  replacePage(`${STAFF}/measure`, { patientId, id: correctsId })
}

export function openStaffBirthFacts(patientId: string): void {
  openPage(`${STAFF}/birth-facts`, { patientId })
}
