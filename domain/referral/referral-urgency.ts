/** How soon a child has to be seen where it is sent (转诊, FHIR ServiceRequest; rules RF-02, RF-03, RF-08). */
export const REFERRAL_URGENCIES = ['normal', 'green', 'emergency'] as const
export type ReferralUrgency = (typeof REFERRAL_URGENCIES)[number]

export const REFERRAL_URGENCY_NAMES_ZH = {
  normal: '普通转诊',
  green: '绿色转诊',
  /** Written down after the child went there. */
  emergency: '急诊补登',
} as const satisfies Record<ReferralUrgency, string>

/** A green way asks for a certificate that is valid on the day; the others do not (rules RF-02). */
export function needsCertificate(urgency: ReferralUrgency): boolean {
  return urgency === 'green'
}
