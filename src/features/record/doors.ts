import { openPage } from '../../platform/screen/open-page'

/** The ways through a record. Only ids travel in addresses. */
const PAGES = '/packages/health/pages'

export function openEntry(patientId: string, { kind, id }: { kind: string; id: string }): void {
  openPage(`${PAGES}/entry`, { patientId, kind, id })
}

export function openRecordPage(page: 'reports' | 'allergies' | 'papers' | 'share', patientId: string): void {
  openPage(`${PAGES}/${page}`, { patientId })
}

export function openAccessLogOf(patientId: string): void {
  openPage('/packages/account/pages/access-log', { patientId })
}
