import { addDays, DAY_MS, type LocalDate, localDateOf } from '../../kernel/time'
import type { ClaimRules } from './claim-rules'

/** Times during which the office waited for the family: from a question to its answer. */
export interface Wait {
  readonly askedAt: Date
  /** Null while it still waits. */
  readonly answeredAt: Date | null
}

/** What the office owes next, and until when. */
export type ClaimDuty = 'first-look' | 'decision'

/**
 * Until when the office owes its next step, counted from the day of handing in; the clock stands while it waits for
 * the family (rules MA-15, journeys E4 39).
 */
export function claimDueAt(
  duty: ClaimDuty,
  submittedAt: Date,
  waits: readonly Wait[],
  { 'MA-15': { value } }: Pick<ClaimRules, 'MA-15'>,
): Date {
  const waitedMs = waits
    .map(({ askedAt, answeredAt }) => (answeredAt ? answeredAt.getTime() - askedAt.getTime() : 0))
    .reduce((total, each) => total + each, 0)
  const days = duty === 'first-look' ? value.noticeDays : value.decideDays
  return new Date(submittedAt.getTime() + days * DAY_MS + waitedMs)
}

/** Whether the family may be asked once more (rules MA-15): it is asked for everything at once. */
export function mayAskAgain(asked: number, { 'MA-15': { value } }: Pick<ClaimRules, 'MA-15'>): boolean {
  return asked < value.asks
}

/** Last day on which money is sent, inclusive: after the decision, or after the notice (rules MA-15, MA-17). */
export function payBy(
  decidedAt: Date,
  noticeUntil: LocalDate | null,
  { 'MA-15': { value } }: Pick<ClaimRules, 'MA-15'>,
): LocalDate {
  return addDays(noticeUntil ?? localDateOf(decidedAt), value.payDays)
}

/** Last day of the notice before a payment, inclusive; null when it is small enough for none (rules MA-17). */
export function publicUntil(
  benefitFen: number,
  decidedAt: Date,
  { 'MA-17': { value } }: Pick<ClaimRules, 'MA-17'>,
): LocalDate | null {
  return benefitFen >= value.fromFen ? addDays(localDateOf(decidedAt), value.days) : null
}

/** Last day on which a decision may be appealed against, inclusive (rules MA-18, journeys E4 55). */
export function appealUntil(
  decidedAt: Date,
  extraDays: number,
  { 'MA-18': { value } }: Pick<ClaimRules, 'MA-18'>,
): LocalDate {
  return addDays(localDateOf(decidedAt), value.days + extraDays)
}
