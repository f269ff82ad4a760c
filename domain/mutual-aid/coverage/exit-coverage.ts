import { type Fen, fen } from '../../kernel/fen'
import { addDays, type LocalDate } from '../../kernel/time'
import type { CoverageEndReason, Payer } from './coverage-status'

/** A coverage in force as far as its end needs it. */
export interface EndedCoverage {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly hesitationUntil: LocalDate
  readonly feeFen: Fen
  readonly paidBy: Payer
  /** Whether aid was ever asked for, and not taken back by the family. */
  readonly hasClaim: boolean
}

export interface CoverageEnd {
  readonly status: 'cancelled-hesitation' | 'withdrawn' | 'void'
  readonly reason: CoverageEndReason
  /** Last day, inclusive; the day before the first one where it counts as never begun. */
  readonly endedOn: LocalDate
  /** What goes back to the family. */
  readonly refundFen: Fen
  /** Of a place that donations paid and that never began: it goes back to them, for another child (journeys E4 53). */
  readonly givesWaiverBack: boolean
}

/**
 * A family leaves: within the days of hesitation everything is given back, unless aid was asked for (rules MA-08;
 * journeys E4 13); afterwards today is the last day and nothing is (rules MA-20).
 */
export function leaveCoverage(coverage: EndedCoverage, today: LocalDate): CoverageEnd {
  if (today <= coverage.hesitationUntil && !coverage.hasClaim) {
    return {
      status: 'cancelled-hesitation',
      reason: 'hesitation',
      endedOn: addDays(coverage.startsOn, -1),
      ...wholeFee(coverage),
    }
  }
  return { status: 'withdrawn', reason: 'family', endedOn: lastDay(coverage, today), ...NOTHING }
}

/**
 * The plan ends what nobody asked to end. After a death the days up to it stay covered, and aid goes to the heirs; the
 * fee of a year that had not begun goes back (journeys E4 18). What was got by an untrue declaration never was; the fee
 * goes back unless aid was asked for (E4 7).
 */
export function endByStaff(
  coverage: EndedCoverage,
  reason: 'death' | 'false-identity',
  on: LocalDate,
): CoverageEnd {
  if (reason === 'death') {
    const money = on < coverage.startsOn ? wholeFee(coverage) : NOTHING
    return { status: 'withdrawn', reason, endedOn: lastDay(coverage, on), ...money }
  }
  return {
    status: 'void',
    reason,
    endedOn: addDays(coverage.startsOn, -1),
    ...(coverage.hasClaim ? NOTHING : wholeFee(coverage)),
  }
}

/** A renewal whose fee never came ends with its grace, and those days stay covered (rules MA-19). */
export function lapseCoverage(coverage: EndedCoverage, graceEndedOn: LocalDate): CoverageEnd {
  return {
    status: 'withdrawn',
    reason: 'not-paid',
    endedOn: lastDay(coverage, graceEndedOn),
    ...NOTHING,
  }
}

type Money = Pick<CoverageEnd, 'refundFen' | 'givesWaiverBack'>

const NOTHING: Money = { refundFen: fen(0), givesWaiverBack: false }

/** All of it, to whoever paid it. */
function wholeFee({ feeFen, paidBy }: EndedCoverage): Money {
  return { refundFen: paidBy === 'family' ? feeFen : fen(0), givesWaiverBack: paidBy === 'donation' }
}

function lastDay({ startsOn, endsOn }: EndedCoverage, on: LocalDate): LocalDate {
  if (on < startsOn) return addDays(startsOn, -1)
  return on < endsOn ? on : endsOn
}
