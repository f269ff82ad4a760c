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
  /** Last day as it was signed, inclusive. */
  readonly endsOn: LocalDate
  /** The day on which both had signed. */
  readonly signedOn: LocalDate
  /** What the resident paid for the whole term. */
  readonly selfFen: Fen
  /** Of the services that are counted: how many were done, and how many the whole term owes. */
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
 * proportion to what was promised, rounded half up to 分, once (rules D-FD-10; journeys E2 27). Where nothing is counted
 * but the rights of the whole term, what is left of the days goes back. `lastDay`: until when the team cares, when
 * another one begins later.
 */
export function endContract(
  contract: EndedContract,
  reason: EndReason,
  today: LocalDate,
  { 'FD-SWITCH': { coolingOffDays } }: Pick<ContractRules, 'FD-SWITCH'>,
  lastDay: LocalDate = today,
): ContractEnd {
  const isCoolingOff = reason === 'resident' && daysBetween(contract.signedOn, today) < coolingOffDays
  return {
    endedOn: contract.startsOn > lastDay ? addDays(contract.startsOn, -1) : lastDay,
    reason: isCoolingOff ? 'cooling-off' : reason,
    isCoolingOff,
    refundFen: isCoolingOff ? contract.selfFen : undoneFen(contract, lastDay),
  }
}

function undoneFen({ selfFen, done, promised, startsOn, endsOn }: EndedContract, lastDay: LocalDate): Fen {
  if (promised > 0) return partOf(selfFen, promised - done, promised)
  return partOf(selfFen, daysBetween(lastDay, endsOn), daysBetween(startsOn, endsOn) + 1)
}

/** Half up in whole numbers: a quotient of floats could fall on the wrong side of a half. */
function partOf(whole: Fen, left: number, all: number): Fen {
  const part = Math.min(Math.max(left, 0), all)
  return fen(Math.floor((2 * whole * part + all) / (2 * all)))
}
