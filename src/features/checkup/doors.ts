import { openPage } from '../../platform/screen/open-page'

const PAGES = '/packages/health/pages'

/** The ways to the check-ups. Only ids travel in addresses. */
export function openCheckups(patientId: string): void {
  openPage(`${PAGES}/checkups`, { patientId })
}

export function openCheckup(patientId: string, id: string): void {
  openPage(`${PAGES}/checkup`, { patientId, id })
}
