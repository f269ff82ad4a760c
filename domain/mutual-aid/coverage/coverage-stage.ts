import { addDays, ageYearsOn, daysBetween, type LocalDate } from '../../kernel/time'
import type { CoverageRules } from '../plan/coverage-rules'
import type { CoverageStatus, Payer } from './coverage-status'

/** What a reader is told: the kept status, or where a coverage in force stands on a day (rules D-MA, policy states). */
export type CoverageStage =
  | Exclude<CoverageStatus, 'in-force'>
  | 'upcoming'
  | 'waiting'
  | 'active'
  | 'grace'
  | 'expired'
  | 'renewed'
  | 'aged-out'

export const COVERAGE_STAGE_NAMES_ZH: Readonly<Record<CoverageStage, string>> = {
  'pending-payment': '等付款',
  unpaid: '没有付款',
  upcoming: '还没开始',
  waiting: '等待期',
  active: '保障中',
  grace: '宽限期',
  expired: '已到期',
  renewed: '已续期',
  'aged-out': '满 18 岁，已到期',
  'cancelled-hesitation': '已反悔退出',
  withdrawn: '已退出',
  void: '已作废',
}

/** Days of a coverage, and how it is kept. */
export interface CoveragePeriod {
  readonly status: CoverageStatus
  readonly paidBy: Payer
  readonly startsOn: LocalDate
  /** Last day, inclusive. */
  readonly endsOn: LocalDate
  /** First day on which an illness is covered. */
  readonly illnessFrom: LocalDate
  /** Last day of one that ended early, inclusive; null for the others. */
  readonly endedOn: LocalDate | null
}

type Grace = Pick<CoverageRules, 'MA-01' | 'MA-19'>

/**
 * Where a coverage stands on a day. `grace` is told while something has to be done and nothing is lost yet: after the
 * last day until it is renewed, and from the first day of a renewal until its fee is paid (rules MA-19). A child who
 * turned eighteen was covered to the end, and is not asked to renew (journeys E4 4).
 */
export function coverageStageOn(
  coverage: CoveragePeriod,
  on: LocalDate,
  { birthDate, isRenewed }: { readonly birthDate: LocalDate; readonly isRenewed: boolean },
  rules: Grace,
): CoverageStage {
  const { status, startsOn, endsOn, illnessFrom, paidBy } = coverage
  if (status !== 'in-force') return status
  if (on < startsOn) return 'upcoming'
  if (on <= endsOn) {
    if (paidBy === 'owed') return 'grace'
    return on < illnessFrom ? 'waiting' : 'active'
  }
  if (isRenewed) return 'renewed'
  if (ageYearsOn(birthDate, addDays(endsOn, 1)) >= rules['MA-01'].underYears) return 'aged-out'
  return daysBetween(endsOn, on) <= rules['MA-19'].graceDays ? 'grace' : 'expired'
}

/** The last day on which a fee that is owed can be paid, or an ended coverage renewed, without a gap (rules MA-19). */
export function graceEndsOn(endedOn: LocalDate, { 'MA-19': { graceDays } }: Pick<Grace, 'MA-19'>): LocalDate {
  return addDays(endedOn, graceDays)
}

/** Whether the plan stands for what happens on a day; an illness in the waiting time is another question. */
export function isCoveredOn({ status, startsOn, endsOn, endedOn }: CoveragePeriod, on: LocalDate): boolean {
  if (status !== 'in-force' && status !== 'withdrawn') return false
  return startsOn <= on && on <= (endedOn ?? endsOn)
}

/** Days until an illness is covered, and how many there were in all. */
export function waitingDays(
  { startsOn, illnessFrom }: Pick<CoveragePeriod, 'startsOn' | 'illnessFrom'>,
  on: LocalDate,
): { readonly left: number; readonly total: number } {
  const total = daysBetween(startsOn, illnessFrom)
  const from = on < startsOn ? startsOn : on
  return { left: Math.max(daysBetween(from, illnessFrom), 0), total }
}
