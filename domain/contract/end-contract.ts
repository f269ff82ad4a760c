import { type Fen, fen } from '../kernel/fen'
import { addDays, daysBetween, type LocalDate } from '../kernel/time'
import type { ContractRules } from './contract-rules'

/** Why a contract ended before its last day. */
export const END_REASONS = [
  'resident',
  'team',
  'moved',
  'death',
  'switched',
  'team-dissolved',
  'cooling-off',
] as const
export type EndReason = (typeof END_REASONS)[number]

/** What a resident may say; the rest follows. */
export const RESIDENT_END_REASONS = ['resident', 'moved'] as const satisfies readonly EndReason[]
/** What a team may say. */
export const TEAM_END_REASONS = ['team', 'moved', 'death'] as const satisfies readonly EndReason[]

/** A signed contract as far as its end needs it. */
export interface EndedContract {
  readonly startsOn: LocalDate
  /** The day on which both had signed. */
  readonly signedOn: LocalDate
  /** What the resident paid for the whole term. */
  readonly selfFen: Fen
  /** Of the services that are counted: how many were done, and how many the whole term promised. */
  readonly done: number
  readonly promised: number
}

export interface ContractEnd {
  /** Last day, inclusive; the day before the first one when it never began. */
  readonly endedOn: LocalDate
  readonly reason: EndReason
  readonly isCoolingOff: boolean
  readonly refundFen: Fen
}

/**
 * Ends a contract today. Within the days of cooling off everything is given back; after them what was not done is, in
 * proportion to what was promised, rounded half up to 分, once (rules D-FD-10; journeys E2 27).
 */
export function endContract(
  contract: EndedContract,
  reason: EndReason,
  today: LocalDate,
  { 'FD-SWITCH': { coolingOffDays } }: Pick<ContractRules, 'FD-SWITCH'>,
): ContractEnd {
  const isCoolingOff = reason === 'resident' && daysBetween(contract.signedOn, today) < coolingOffDays
  return {
    endedOn: contract.startsOn > today ? addDays(contract.startsOn, -1) : today,
    reason: isCoolingOff ? 'cooling-off' : reason,
    isCoolingOff,
    refundFen: isCoolingOff ? contract.selfFen : undoneFen(contract),
  }
}

/** Nothing that is counted was promised: nothing is left undone. */
function undoneFen({ selfFen, done, promised }: EndedContract): Fen {
  if (promised === 0) return fen(0)
  const undone = Math.max(promised - done, 0)
  // Half up in whole numbers: a quotient of floats could fall on the wrong side of a half.
  return fen(Math.floor((2 * selfFen * undone + promised) / (2 * promised)))
}
