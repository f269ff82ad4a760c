import { openPage, replacePage } from '../../platform/screen/open-page'

/** The ways through asking the plan for money. Only ids travel in addresses. */
const PAGES = '/packages/coverage/pages'

/** 看病前，先估一估 */
export function openEstimate(patientId?: string): void {
  openPage(`${PAGES}/estimate`, { patientId })
}

export function openClaims(): void {
  openPage(`${PAGES}/claims`)
}

/** Where one claim stands, and every line of what it comes to. */
export function openClaim(id: string): void {
  openPage(`${PAGES}/claim`, { id })
}

/** 这一次: the way of a claim, else of what happens now. */
export function openLoop(patientId: string, claimId?: string): void {
  openPage(`${PAGES}/loop`, { patientId, claimId })
}

/** After handing in: back must not lead into a form that was sent. */
export function replaceWithClaim(id: string): void {
  replacePage(`${PAGES}/claim`, { id })
}

/** Begins with what is known of the child, and of the visit if there was one. */
export function openClaimStart(patientId: string, visitId?: string): void {
  openPage(`${PAGES}/claim-start`, { patientId, visitId })
}

/** 公示: what is about to be paid, for everybody. */
export function openPublicity(): void {
  openPage(`${PAGES}/publicity`)
}
