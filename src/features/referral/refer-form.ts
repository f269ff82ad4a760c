import { instantAt, type LocalDate, localTime, toIsoShanghai } from '#domain/kernel/time'
import { needsCertificate, type ReferralUrgency } from '#domain/referral/referral-urgency'

/** A referral while the doctor writes it. */
export interface ReferForm {
  readonly toOrganizationId: string | null
  readonly urgency: ReferralUrgency
  readonly reason: string
  /** Of an emergency: when the child came to the hospital. */
  readonly admittedOn: LocalDate | null
  readonly admittedTime: string | null
  /** Never ticked beforehand: the guardian says it in the room (rules RF-05). */
  readonly guardianAgreed: boolean
}

export const EMPTY_REFER_FORM: ReferForm = {
  toOrganizationId: null,
  urgency: 'normal',
  reason: '',
  admittedOn: null,
  admittedTime: null,
  guardianAgreed: false,
}

/** What was typed when the page was left; the guardian is asked again. */
export function reopened(draft: ReferForm | undefined): ReferForm {
  return draft ? { ...draft, guardianAgreed: false } : EMPTY_REFER_FORM
}

/** As the server takes it. */
export const REASON_MAX = 300
const REASON_MIN = 2

/** What the form still lacks, said as the next thing to do; null when it can be sent. */
export function missingInReferral(form: ReferForm, isCertified: boolean): string | null {
  if (form.toOrganizationId === null) return '先选转到哪里'
  if (needsCertificate(form.urgency) && !isCertified) return '绿色转诊要有当天有效的认证'
  if (form.urgency === 'emergency' && (form.admittedOn === null || form.admittedTime === null)) {
    return '先写什么时候到的医院'
  }
  if (form.reason.trim().length < REASON_MIN) return '先写为什么转'
  return form.guardianAgreed ? null : '先问家长同不同意'
}

/** As the server takes it. Call it once nothing is missing. */
export function toReferral(patientId: string, visitId: string | undefined, form: ReferForm) {
  const { toOrganizationId, urgency, reason, admittedOn, admittedTime } = form
  if (toOrganizationId === null) throw new Error('a referral without a place is not sent')
  const isLate = urgency === 'emergency' && admittedOn !== null && admittedTime !== null
  return {
    patientId,
    ...(visitId === undefined ? {} : { visitId }),
    toOrganizationId,
    urgency,
    reason: reason.trim(),
    guardianAgreed: true as const,
    ...(isLate ? { admittedAt: toIsoShanghai(instantAt(admittedOn, localTime(admittedTime))) } : {}),
  }
}
