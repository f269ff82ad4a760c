import { type Refusal, refuse } from '../../kernel/errors'

/** What somebody wants to do with a claim of others. */
export type ClaimPart = 'review' | 'approve' | 'answer-appeal' | 'answer-objection'

/** Whoever decides, as far as the claim cares. */
export interface Decider {
  readonly accountId: string
  /** Null for staff who treat nobody. */
  readonly practitionerId: string | null
  /** The account acts for the child, or handed the claim in (journeys E4 37). */
  readonly isRelative: boolean
}

/** Who has had a hand in a claim. */
export interface ClaimHands {
  readonly reviewerAccountId: string | null
  readonly approverAccountId: string | null
  /** Doctors who saw, referred or treated the child. */
  readonly practitionerIds: readonly string[]
  /** Whoever decided at any time. */
  readonly formerAccountIds: readonly string[]
  /** Of those, whoever an upheld appeal was about: as long as the office has somebody else for this part. */
  readonly replacedAccountIds: readonly string[]
  /** Whoever wrote facts or lines of it anew since it was last decided. */
  readonly correctorAccountIds: readonly string[]
}

/**
 * Whether somebody may take this part: two persons, neither of them a treating doctor or a relative, and another one
 * for an appeal and for what follows when it is upheld (rules MA-16, MA-18; journeys E4 37).
 *
 * @returns null, or claim_conflict with the reason: relative, treating-doctor, same-person or former-decider
 */
export function refuseDecider(part: ClaimPart, decider: Decider, hands: ClaimHands): Refusal | null {
  const { accountId, practitionerId, isRelative } = decider
  if (isRelative) return refuse('claim_conflict', { reason: 'relative' })
  if (practitionerId !== null && hands.practitionerIds.includes(practitionerId)) {
    return refuse('claim_conflict', { reason: 'treating-doctor' })
  }
  const first = [hands.reviewerAccountId, ...hands.correctorAccountIds]
  if (part === 'approve' && first.includes(accountId)) {
    return refuse('claim_conflict', { reason: 'same-person' })
  }
  const decided = [hands.reviewerAccountId, hands.approverAccountId, ...hands.formerAccountIds]
  if (part === 'answer-appeal' && decided.includes(accountId)) {
    return refuse('claim_conflict', { reason: 'former-decider' })
  }
  const isDecision = part === 'review' || part === 'approve'
  if (isDecision && hands.replacedAccountIds.includes(accountId)) {
    return refuse('claim_conflict', { reason: 'former-decider' })
  }
  return null
}
