import { type Fen, fen } from '../../kernel/fen'
import type { LocalDate } from '../../kernel/time'
import type { CoverageRules } from './coverage-rules'
import { feeOf } from './fee-band'
import { planYearOn } from './plan-year'

/** A place that a family paid for. */
export interface PaidFee {
  readonly birthDate: LocalDate
  readonly startsOn: LocalDate
  readonly feeFen: Fen
}

export interface FeeSimulation {
  readonly coverages: number
  readonly changed: number
  /** What was paid, and what would have been. */
  readonly beforeFen: Fen
  readonly afterFen: Fen
}

/** What places would have cost under other rules (journeys E4 49). `rulesOf` answers with those of their first day. */
export function simulateFees(
  paid: readonly PaidFee[],
  rulesOf: (on: LocalDate) => CoverageRules,
): FeeSimulation {
  let changed = 0
  let beforeFen = 0
  let afterFen = 0
  for (const { birthDate, startsOn, feeFen } of paid) {
    const rules = rulesOf(startsOn)
    const fee = feeOf(birthDate, planYearOn(startsOn, rules), rules)
    beforeFen += feeFen
    afterFen += fee.feeFen
    if (fee.feeFen !== feeFen) changed += 1
  }
  return { coverages: paid.length, changed, beforeFen: fen(beforeFen), afterFen: fen(afterFen) }
}
