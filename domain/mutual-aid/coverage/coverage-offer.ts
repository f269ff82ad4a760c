import { type Refusal, refuse } from '../../kernel/errors'
import { addDays, ageYearsOn, birthdayOf, daysBetween, type LocalDate } from '../../kernel/time'
import type { CoverageRules } from '../plan/coverage-rules'
import { type Fee, feeOf } from '../plan/fee-band'
import { enrolmentWindow, type PlanYear, planYearOn } from '../plan/plan-year'
import { type CoveragePeriod, graceEndsOn } from './coverage-stage'
import type { CoverageKind } from './coverage-status'

/** A coverage of a child that holds days, or held them. */
export interface HeldCoverage extends CoveragePeriod {
  readonly id: string
}

/** A child as far as a plan asks. Where it lives is what its guardian declares with the key facts (rules MA-02). */
export interface EnrolledChild {
  readonly birthDate: LocalDate
  /** All that hold days: waiting for money, in force or ended early; in any order. */
  readonly coverages: readonly HeldCoverage[]
}

/** What a child would get. */
export interface CoverageOffer extends Fee {
  readonly kind: CoverageKind
  readonly previousId: string | null
  readonly startsOn: LocalDate
  /** Last day, inclusive. */
  readonly endsOn: LocalDate
  readonly illnessFrom: LocalDate
  /** Last day on which everything is given back, inclusive. */
  readonly hesitationUntil: LocalDate
}

/** Of a coverage that ended early its own last day counts. */
function lastDayOf({ endsOn, endedOn }: HeldCoverage): LocalDate {
  return endedOn ?? endsOn
}

/**
 * What a plan offers a child today, or the first reason why not, asked in this order: it is covered or somebody is
 * paying for it already, it is too young or too old, the window is closed (rules MA-01, -03, -04, -07, -19; journeys
 * E4 1, 2, 4, 5, 15). A renewal goes on the day after the last one, so that nothing is between them.
 */
export function offerCoverage(
  child: EnrolledChild,
  today: LocalDate,
  rules: CoverageRules,
): CoverageOffer | Refusal {
  const latest = [...child.coverages].sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1))[0]
  if (latest?.status === 'pending-payment') return refuse('coverage_pending')
  const renewed = latest && renewalOf(latest, today, rules)
  if (latest && !renewed && lastDayOf(latest) >= today) {
    const renewFrom = latest.endedOn ? null : addDays(latest.endsOn, 1 - rules['MA-19'].renewDays)
    return refuse('coverage_already', { endsOn: lastDayOf(latest), renewFrom })
  }
  const startsOn = renewed ? addDays(latest.endsOn, 1) : today
  const refusal = refuseAge(child.birthDate, startsOn, rules)
  if (refusal) return refusal
  const kind = renewed ? 'renewal' : kindOf(child.birthDate, today, rules)
  if (kind === null) {
    const { opensOn, closesOn } = enrolmentWindow(today, rules)
    return refuse('coverage_window_closed', { opensOn, closesOn })
  }
  return offer(child.birthDate, { kind, startsOn, before: latest ?? null, today }, rules)
}

interface Wish {
  readonly kind: CoverageKind
  readonly startsOn: LocalDate
  /** The last coverage, gap or no gap. */
  readonly before: HeldCoverage | null
  readonly today: LocalDate
}

function offer(
  birthDate: LocalDate,
  { kind, startsOn, before, today }: Wish,
  rules: CoverageRules,
): CoverageOffer {
  const year: PlanYear = planYearOn(startsOn, rules)
  const hesitationEnds = addDays(today, rules['MA-08'].days)
  const dayBefore = addDays(startsOn, -1)
  return {
    kind,
    previousId: kind === 'renewal' && before ? before.id : null,
    startsOn,
    endsOn: year.endsOn,
    illnessFrom: illnessFrom(kind, startsOn, before, rules),
    // Whoever renews ahead may think better of it until the new year begins.
    hesitationUntil: hesitationEnds < dayBefore ? dayBefore : hesitationEnds,
    ...feeOf(birthDate, year, rules),
  }
}

/** Whether enrolling today carries on a coverage: from some days before its last day until its grace is over. */
function renewalOf(latest: HeldCoverage, today: LocalDate, rules: Pick<CoverageRules, 'MA-19'>): boolean {
  if (latest.status !== 'in-force') return false
  return (
    daysBetween(today, latest.endsOn) < rules['MA-19'].renewDays && today <= graceEndsOn(latest.endsOn, rules)
  )
}

function refuseAge(
  birthDate: LocalDate,
  startsOn: LocalDate,
  { 'MA-01': { fromDays, underYears } }: Pick<CoverageRules, 'MA-01'>,
): Refusal | null {
  const from = addDays(birthDate, fromDays)
  if (startsOn < from) return refuse('coverage_too_young', { fromDays, from })
  if (ageYearsOn(birthDate, startsOn) < underYears) return null
  return refuse('coverage_too_old', { underYears, since: birthdayOf(birthDate, underYears) })
}

function kindOf(birthDate: LocalDate, today: LocalDate, rules: CoverageRules): CoverageKind | null {
  const age = daysBetween(birthDate, today)
  const { fromDays, toDays } = rules['MA-04']
  if (fromDays <= age && age <= toDays) return 'newborn'
  return enrolmentWindow(today, rules).isOpen ? 'new' : null
}

/**
 * First day on which an illness counts (rules MA-07). Without a gap the days that were waited for already count; a
 * single day between two coverages begins them anew (journeys E4 15).
 */
function illnessFrom(
  kind: CoverageKind,
  startsOn: LocalDate,
  before: HeldCoverage | null,
  { 'MA-07': { illnessDays } }: Pick<CoverageRules, 'MA-07'>,
): LocalDate {
  if (kind === 'newborn') return startsOn
  const isGapFree = before !== null && addDays(lastDayOf(before), 1) === startsOn
  if (!isGapFree) return addDays(startsOn, illnessDays)
  return before.illnessFrom > startsOn ? before.illnessFrom : startsOn
}
