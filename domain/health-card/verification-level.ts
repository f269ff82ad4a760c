/** How sure it is that a card's person is who they say (journeys E3): each level includes the ones before it. */
export const VERIFICATION_LEVELS = ['self-declared', 'phone', 'real-name', 'staff'] as const
export type VerificationLevel = (typeof VERIFICATION_LEVELS)[number]

export const VERIFICATION_LEVEL_NAMES_ZH = {
  'self-declared': '自己填写',
  phone: '手机号已验证',
  'real-name': '已实名',
  staff: '工作人员已核对',
} as const satisfies Record<VerificationLevel, string>

/** What the person's row says, raised to `phone` where somebody who decides for them has a verified number. */
export function verificationLevel(person: VerificationLevel, hasVerifiedPhone: boolean): VerificationLevel {
  return person === 'self-declared' && hasVerifiedPhone ? 'phone' : person
}
