import { type Refusal, refuse } from '../kernel/errors'
import { addDays, daysBetween, type LocalDate } from '../kernel/time'
import type { ContractRules } from './contract-rules'
import { termEndsOn } from './contract-term'

/** The contract that somebody leaves, or has left, for another team. */
export interface SwitchedContract {
  /** Last day as it was signed. */
  readonly endsOn: LocalDate
  /** The family lives in a grid of the new team now, and no longer in one of the old (journeys E2 7). */
  readonly hasMoved: boolean
  /** When the team was dissolved, or its leader or last doctor left it; null: it is as it was (journeys E2 20, 21). */
  readonly lossOn: LocalDate | null
  /** When the team was last changed before its time (team-changes.ts); null: never. */
  readonly changedOn: LocalDate | null
}

/**
 * Whether the team may be changed: once in a year, and always at the end of the contract, after moving, and while a loss
 * of the team is fresh (rules D-FD-10; journeys E2 7, 20, 21, 28).
 *
 * @returns null, or switch_once_a_year with the first day on which it may be
 */
export function refuseSwitch(
  { endsOn, hasMoved, lossOn, changedOn }: SwitchedContract,
  startsOn: LocalDate,
  today: LocalDate,
  { 'FD-SWITCH': { freeAfterLossDays } }: Pick<ContractRules, 'FD-SWITCH'>,
): Refusal | null {
  if (changedOn === null || hasMoved || startsOn > endsOn) return null
  if (lossOn !== null && daysBetween(lossOn, today) <= freeAfterLossDays) return null
  const from = addDays(termEndsOn(changedOn, 1), 1)
  return startsOn < from ? refuse('switch_once_a_year', { from }) : null
}
