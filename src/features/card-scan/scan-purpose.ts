import { CLINICAL_ROLES } from '#domain/account/account-role'
import type { CardChannel, CardStage } from '#domain/health-card/card-use'
import type { CardPurpose } from '#domain/health-card/judge-code'

interface Duty {
  readonly role: string
}

const CLINICAL: readonly string[] = CLINICAL_ROLES

/** What somebody's roles let them scan a card for; what they do most stands first. A front desk never sees a record. */
export function scanPurposes(duties: readonly Duty[]): CardPurpose[] {
  const treats = duties.some(({ role }) => CLINICAL.includes(role))
  const receives = duties.some(({ role }) => role === 'front-desk' || role === 'nurse')
  if (treats)
    return receives ? ['check-in', 'open-record', 'identify'] : ['open-record', 'check-in', 'identify']
  return receives ? ['check-in', 'identify'] : []
}

/** Only the desk holds the document in its hand. */
export function mayConfirmIdentity(duties: readonly Duty[]): boolean {
  return duties.some(({ role }) => role === 'front-desk')
}

/**
 * As what a scan is reported (rules D-CARD-02): somebody came for their appointment, or their registration is looked
 * up; at the counter, or at a doctor's workplace.
 */
export function reportedAs(purpose: CardPurpose): { stage: CardStage; channel: CardChannel } {
  return {
    stage: purpose === 'check-in' ? '0101014' : '0101013',
    channel: purpose === 'open-record' ? '0300' : '0100',
  }
}
