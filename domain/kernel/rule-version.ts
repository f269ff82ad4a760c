import { type Refusal, refuse } from './errors'
import type { Rule } from './rule-set'
import { addDays, type LocalDate } from './time'

/** What one region says of one rule from a day on; all of its versions stand beside each other, oldest first. */
export type RuleVersion = Omit<Rule, 'region' | 'code'>

/**
 * The versions with a new one from a day to come, until the next one begins; the one before it ends there. What has
 * begun is never written again: an event is judged by the version of its day.
 *
 * @returns rule_date_past for today or earlier, rule_date_taken where a version begins on that day already
 */
export function addVersion(
  versions: readonly RuleVersion[],
  added: Omit<RuleVersion, 'validTo'>,
  today: LocalDate,
): readonly RuleVersion[] | Refusal {
  const { validFrom } = added
  if (validFrom <= today) return refuse('rule_date_past', { earliest: addDays(today, 1) })
  if (versions.some((version) => version.validFrom === validFrom))
    return refuse('rule_date_taken', { validFrom })
  const former = versions.find(
    (version) => version.validFrom < validFrom && (version.validTo === null || validFrom < version.validTo),
  )
  const later = versions.map((version) => version.validFrom).filter((start) => start > validFrom)
  const validTo = former ? former.validTo : (later.sort()[0] ?? null)
  const ended = versions.map((version) => (version === former ? { ...version, validTo: validFrom } : version))
  return [...ended, { ...added, validTo }].sort(byStart)
}

/**
 * The versions without one that has not begun; the one before it goes on in its place.
 *
 * @returns not_found where no version begins on that day, rule_date_past once it has begun
 */
export function withdrawVersion(
  versions: readonly RuleVersion[],
  validFrom: LocalDate,
  today: LocalDate,
): readonly RuleVersion[] | Refusal {
  const withdrawn = versions.find((version) => version.validFrom === validFrom)
  if (!withdrawn) return refuse('not_found')
  if (validFrom <= today) return refuse('rule_date_past', { earliest: addDays(today, 1) })
  return versions
    .filter((version) => version !== withdrawn)
    .map((version) => (version.validTo === validFrom ? { ...version, validTo: withdrawn.validTo } : version))
}

/** Whether putting `to` in the place of `from`, both oldest first, leaves every day up to today as it was. */
export function keepsThePast(
  from: readonly RuleVersion[],
  to: readonly RuleVersion[],
  today: LocalDate,
): boolean {
  return JSON.stringify(untilToday(from, today)) === JSON.stringify(untilToday(to, today))
}

/** What has begun; an end that is still to come says nothing about the past. */
function untilToday(versions: readonly RuleVersion[], today: LocalDate): readonly unknown[] {
  return versions
    .filter(({ validFrom }) => validFrom <= today)
    .map(({ validFrom, validTo }) => [validFrom, validTo !== null && validTo <= today ? validTo : null])
}

function byStart(a: RuleVersion, b: RuleVersion): number {
  return a.validFrom < b.validFrom ? -1 : 1
}
