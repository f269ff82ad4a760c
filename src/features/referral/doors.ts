import { openPage } from '../../platform/screen/open-page'

/** The ways to and between the screens of a referral. Only ids travel in addresses. */

/** 开转诊: the doctor sends a child on, from a visit or from the record. */
export function openRefer(patientId: string, visitId?: string | null): void {
  openPage('/packages/staff/pages/refer', { patientId, visitId: visitId ?? undefined })
}

/** 转诊: children sent here, and those sent on from here. */
export function openReferralDesk(): void {
  openPage('/packages/workday/pages/referrals')
}

/** Where one's child was sent, what was answered and what it is worth. */
export function openReferrals(patientId: string): void {
  openPage('/packages/health/pages/referrals', { patientId })
}
