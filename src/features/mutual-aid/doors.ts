import { openPage, openTab, replacePage } from '../../platform/screen/open-page'

/** The ways through the plan. Only ids travel in addresses. */
const PAGES = '/packages/coverage/pages'

/** 条款和常见问题: every rule in words, what is not paid, who answers for the money. */
export function openPlanTerms(): void {
  openPage(`${PAGES}/plan`)
}

export function openEnrolment(patientId?: string): void {
  openPage(`${PAGES}/enrol`, { patientId })
}

/** One child's coverage: certificate, what is left of the year, the way out. */
export function openPolicy(id: string): void {
  openPage(`${PAGES}/policy`, { id })
}

/** After enrolling: back must not lead into a form that was sent. */
export function replaceWithPolicy(id: string): void {
  replacePage(`${PAGES}/policy`, { id })
}

/** The money of an enrolment, or of a renewal that owes it. */
export function openPayment(enrolmentId: string): void {
  openPage(`${PAGES}/pay`, { enrolmentId })
}

export function replaceWithPayment(enrolmentId: string): void {
  replacePage(`${PAGES}/pay`, { enrolmentId })
}

export function openPublicLedger(): void {
  openPage(`${PAGES}/ledger`)
}

export function openMyCoverages(): void {
  openTab('coverage')
}
