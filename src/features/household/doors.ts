import { openPage, pageAddress, replacePage } from '../../platform/screen/open-page'

/** The ways between the screens of the family. Only ids travel in addresses. */
const PATIENT = '/packages/patient/pages'
const ACCOUNT = '/packages/account/pages'
const TAKE_DELEGATION = `${PATIENT}/take-delegation`

export function openPerson(id: string): void {
  openPage(`${PATIENT}/person`, { id })
}

export function openCorrection(id: string): void {
  openPage(`${PATIENT}/correct`, { id })
}

export function openNewDocument(id: string): void {
  openPage(`${PATIENT}/new-document`, { id })
}

export function openDelegate(patientId: string): void {
  openPage(`${PATIENT}/delegate`, { patientId })
}

export function openDelegationCode(id: string): void {
  openPage(`${PATIENT}/delegation-code`, { id })
}

/** The form was sent: back from the code leads to the person. */
export function showDelegationCode(id: string): void {
  replacePage(`${PATIENT}/delegation-code`, { id })
}

export function openTakeDelegation(): void {
  openPage(TAKE_DELEGATION)
}

/**
 * Where a delegate takes a child: with the code when it travels in a card that the guardian hands over, without it
 * when it is typed. A code is no personal data, and works once and for a short time.
 */
export function takeDelegationPath(code?: string): string {
  return pageAddress(TAKE_DELEGATION, { code })
}

export function openGuardianRequest(id: string): void {
  openPage(`${PATIENT}/guardian-request`, { id })
}

export function openConsents(patientId: string): void {
  openPage(`${ACCOUNT}/consents`, { patientId })
}

export function openAccessLog(patientId: string): void {
  openPage(`${ACCOUNT}/access-log`, { patientId })
}
