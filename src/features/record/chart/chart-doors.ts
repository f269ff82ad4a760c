import type { EntryKind } from '#domain/kernel/entry-kind'
import { openPage } from '../../../platform/screen/open-page'

/** The ways of staff through a record. Only ids travel in addresses. */
const PAGES = '/packages/staff/pages'

export function openChartEntry(patientId: string, { kind, id }: { kind: EntryKind; id: string }): void {
  openPage(`${PAGES}/chart-entry`, { patientId, kind, id })
}

export function openChartReport(patientId: string): void {
  openPage(`${PAGES}/chart-report`, { patientId })
}

export function openCorrections(): void {
  openPage(`${PAGES}/corrections`)
}
