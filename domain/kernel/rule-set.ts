import type { LocalDate } from './time'

/**
 * A rule is data: a region's value for a code, from a day until the day before another, with its source. `verified`
 * is false while nobody has seen the official text; operators are told so and parents never see it as certain.
 */
export interface Rule<Value = unknown> {
  /** `*` holds wherever a region has no row of its own. */
  readonly region: string
  readonly code: string
  readonly validFrom: LocalDate
  /** First day on which it no longer holds; null while open. */
  readonly validTo: LocalDate | null
  readonly value: Value
  readonly source: string
  readonly verified: boolean
}

/** The version in force on the day of the event: the region's own before the general one, the latest start wins. */
export function ruleInForce(
  rules: readonly Rule[],
  region: string,
  code: string,
  on: LocalDate,
): Rule | null {
  const inForce = rules.filter(
    (rule) =>
      rule.code === code &&
      (rule.region === region || rule.region === '*') &&
      rule.validFrom <= on &&
      (rule.validTo === null || on < rule.validTo),
  )
  inForce.sort(
    (a, b) => Number(a.region === '*') - Number(b.region === '*') || (a.validFrom < b.validFrom ? 1 : -1),
  )
  return inForce[0] ?? null
}
