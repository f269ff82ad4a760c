import { openPage, replacePage } from '../../platform/screen/open-page'

const PAGES = '/packages/health/pages'
const STAFF = '/packages/staff/pages'

/** The ways to the vaccines. Only ids travel in addresses. */
export function openVaccines(patientId: string): void {
  openPage(`${PAGES}/vaccines`, { patientId })
}

/** A dose that stands in an old booklet. */
export function openAddDose(patientId: string): void {
  openPage(`${PAGES}/vaccine-add`, { patientId })
}

/** 入园查验单 */
export function openInspection(patientId: string): void {
  openPage(`${PAGES}/inspection`, { patientId })
}

export function openVaccinate(patientId: string): void {
  openPage(`${STAFF}/vaccinate`, { patientId })
}

/** Doses that were given elsewhere. */
export function openEarlierDose(patientId: string): void {
  openPage(`${STAFF}/earlier-dose`, { patientId })
}

/** Who is being watched after a dose. */
export function openObservations(): void {
  openPage(`${STAFF}/observations`)
}

/** After a dose: back must not lead to a form that is written down. */
export function replaceWithObservations(): void {
  replacePage(`${STAFF}/observations`)
}
