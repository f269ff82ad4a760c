import { openPage } from '../../platform/screen/open-page'

/** The ways to and between the screens of the card. Only ids travel in addresses. */
const PAGES = '/packages/health/pages'

export function openCard(patientId: string | undefined): void {
  openPage(`${PAGES}/card`, { patientId })
}

export function openCardUses(patientId: string): void {
  openPage(`${PAGES}/card-uses`, { patientId })
}

export function openCardApply(): void {
  openPage(`${PAGES}/card-apply`)
}
