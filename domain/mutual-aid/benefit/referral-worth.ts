import { daysBetween, type LocalDate, localDateOf } from '../../kernel/time'
import type { ClaimRules } from '../claim/claim-rules'
import type { ReferralFacts } from './pathway'

/**
 * How a referral stands for the plan, if the child goes there now: it counts, it waits for an answer, it was refused,
 * the doctor who wrote it had no valid certificate, it writes down an emergency, nobody answered it at all, or it is so
 * old that it sent the child somewhere else.
 */
export type ReferralStanding =
  | 'counts'
  | 'waiting'
  | 'refused'
  | 'uncertified'
  | 'emergency'
  | 'expired'
  | 'over'

/** What a referral is worth to a family, before there is a bill. Basis points. */
export interface ReferralWorth {
  readonly standing: ReferralStanding
  /** Of the way as it stands. */
  readonly ratioBasisPoints: number
  /** Of the way with a referral that counts, and of the one without any. */
  readonly withBasisPoints: number
  readonly directBasisPoints: number
  /** What a certified doctor at the first contact adds to it. */
  readonly bonusBasisPoints: number
  /** Days in which it belongs to an admission. */
  readonly countedDays: number
  /** In which an emergency may be written down afterwards. */
  readonly lateHours: number
}

/** What a family reads beside a referral (rules MA-10, RF-05): the same facts decide as later for its claim. */
export function referralWorth(
  referral: Pick<
    ReferralFacts,
    'urgency' | 'requestedAt' | 'acceptedAt' | 'rejectedAt' | 'certificationNumber'
  > & { readonly expiredAt: Date | null },
  today: LocalDate,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): ReferralWorth {
  const isOver = daysBetween(localDateOf(referral.requestedAt), today) > value.firstContactDays
  const standing = isOver ? 'over' : standingOf(referral)
  const bonusBasisPoints = Math.max(0, Math.min(value.certifiedBonus, value.max - value.A))
  const ratioOf = {
    counts: value.A,
    emergency: value.B,
    waiting: value.D,
    refused: value.D,
    uncertified: value.D,
    expired: value.D,
    over: value.D,
  }
  return {
    standing,
    ratioBasisPoints: ratioOf[standing],
    withBasisPoints: value.A,
    directBasisPoints: value.D,
    bonusBasisPoints,
    countedDays: value.firstContactDays,
    lateHours: value.lateHours,
  }
}

function standingOf({
  urgency,
  acceptedAt,
  rejectedAt,
  certificationNumber,
  expiredAt,
}: Parameters<typeof referralWorth>[0]): ReferralStanding {
  if (rejectedAt !== null) return 'refused'
  if (expiredAt !== null) return 'expired'
  if (urgency === 'emergency') return 'emergency'
  if (certificationNumber === null) return 'uncertified'
  return acceptedAt === null ? 'waiting' : 'counts'
}
