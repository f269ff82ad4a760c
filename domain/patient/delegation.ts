import { type Refusal, refuse } from '../kernel/errors'
import { daysBetween, type LocalDate, localDateOf } from '../kernel/time'
import type { HouseholdRules } from './household-rules'

/** Days on which somebody may bring a child, the last one included. */
export interface DelegationPeriod {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

export type DelegationStatus = 'waiting' | 'not-yet' | 'active' | 'ended' | 'revoked'

/**
 * Why a guardian cannot give this, or null: 外婆可带孩子就诊 3 个月 begins today or later, lasts at most a year, and ends
 * no later than the guardianship itself.
 *
 * @returns delegation_period with `maxDays`
 */
export function refusePeriod(
  { startsOn, endsOn }: DelegationPeriod,
  today: LocalDate,
  guardianshipEndsOn: LocalDate | null,
  { 'ID-06': { delegationDays } }: Pick<HouseholdRules, 'ID-06'>,
): Refusal | null {
  const isWithin =
    today <= startsOn &&
    daysBetween(today, startsOn) < delegationDays &&
    startsOn <= endsOn &&
    daysBetween(startsOn, endsOn) < delegationDays &&
    (guardianshipEndsOn === null || endsOn <= guardianshipEndsOn)
  return isWithin ? null : refuse('delegation_period', { maxDays: delegationDays })
}

/**
 * What is left of a delegation when the guardianship behind it ends on another day than was thought.
 *
 * @returns its last day, or null when no day is left
 */
export function lastDayWithin(
  { startsOn, endsOn }: DelegationPeriod,
  guardianshipEndsOn: LocalDate,
  today: LocalDate,
): LocalDate | null {
  const lastDay = endsOn < guardianshipEndsOn ? endsOn : guardianshipEndsOn
  return lastDay < startsOn || lastDay < today ? null : lastDay
}

/** A code that nobody took in its time is over like a delegation whose days have passed. */
export function delegationStatus(
  delegation: DelegationPeriod & {
    readonly codeExpiresAt: Date
    readonly acceptedAt: Date | null
    readonly revokedAt: Date | null
  },
  now: Date,
): DelegationStatus {
  const today = localDateOf(now)
  if (delegation.revokedAt) return 'revoked'
  if (delegation.endsOn < today) return 'ended'
  if (!delegation.acceptedAt) return now < delegation.codeExpiresAt ? 'waiting' : 'ended'
  return today < delegation.startsOn ? 'not-yet' : 'active'
}
