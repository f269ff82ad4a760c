import { type Refusal, refuse } from '../kernel/errors'
import { addDays, daysBetween, type LocalDate } from '../kernel/time'
import type { ContractRules } from './contract-rules'
import { contractYearStartsOn, termEndsOn } from './contract-term'
import type { ContractKind } from './start-day'

/** The contract that somebody wants to leave for another team. */
export interface SwitchedContract {
  readonly kind: ContractKind
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  /** The family lives outside the team's grids now (journeys E2 7). */
  readonly hasMoved: boolean
  /** When the team was dissolved, or its leader or last doctor left it; null: it is as it was (journeys E2 20, 21). */
  readonly lossOn: LocalDate | null
}

/**
 * Whether the team may be changed: once in a year of the contract, and always at its end, after moving, and while a loss
 * of the team is fresh (rules D-FD-10; journeys E2 7, 20, 21, 28).
 *
 * @returns null, or switch_once_a_year with the first day on which it may be
 */
export function refuseSwitch(
  contract: SwitchedContract,
  startsOn: LocalDate,
  today: LocalDate,
  { 'FD-SWITCH': { freeAfterLossDays } }: Pick<ContractRules, 'FD-SWITCH'>,
): Refusal | null {
  const { kind, endsOn, hasMoved, lossOn } = contract
  if (kind !== 'switch' || hasMoved || startsOn > endsOn) return null
  if (lossOn !== null && daysBetween(lossOn, today) <= freeAfterLossDays) return null
  const yearStartsOn = contractYearStartsOn(contract.startsOn, startsOn)
  if (yearStartsOn > contract.startsOn) return null
  return refuse('switch_once_a_year', { from: addDays(termEndsOn(contract.startsOn, 1), 1) })
}
