import { type Refusal, refuse } from '../kernel/errors'
import { addDays, type LocalDate } from '../kernel/time'
import type { ContractRules } from './contract-rules'

/** `renewal` keeps the team, `switch` takes another. */
export const CONTRACT_KINDS = ['new', 'renewal', 'switch'] as const
export type ContractKind = (typeof CONTRACT_KINDS)[number]

interface StartDays {
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * On which days a contract may begin. `coveredUntil`: the last day of the contract before it, or of any other that is
 * signed; null without one. A renewal follows its contract to the day. A change of team begins after a few days, in
 * which the new one answers, and at the latest when the old contract is over; one that has not begun is left on its first
 * day at the earliest (`leftFrom`), because the days before it may belong to the one before.
 */
export function startDays(
  kind: ContractKind,
  coveredUntil: LocalDate | null,
  today: LocalDate,
  rules: Pick<ContractRules, 'FD-TERM' | 'FD-SWITCH'>,
  leftFrom: LocalDate | null = null,
): StartDays {
  const afterwards = coveredUntil === null || coveredUntil < today ? today : addDays(coveredUntil, 1)
  const latest = addDays(today, rules['FD-TERM'].aheadDays)
  switch (kind) {
    case 'new':
      return { from: afterwards, to: latest < afterwards ? afterwards : latest }
    case 'renewal':
      return { from: afterwards, to: afterwards }
    case 'switch': {
      const answered = addDays(today, rules['FD-SWITCH'].noticeDays)
      const from = leftFrom !== null && leftFrom > answered ? leftFrom : answered
      return { from: from < afterwards ? from : afterwards, to: afterwards }
    }
  }
}

/**
 * The first day of a contract that comes into force: as it was applied for, and never a day before both had signed, nor
 * one that an earlier contract still holds (`takenUntil`). Nobody pays with days of their term for a late answer.
 */
export function firstDayInForce(
  { startsOn }: { readonly startsOn: LocalDate },
  signedOn: LocalDate,
  takenUntil: LocalDate | null,
): LocalDate {
  const free = takenUntil === null ? signedOn : addDays(takenUntil, 1)
  return [startsOn, signedOn, free].reduce((last, day) => (day > last ? day : last))
}

/** @returns null, or contract_start_day with the days it could be */
export function refuseStartDay(startsOn: LocalDate, { from, to }: StartDays): Refusal | null {
  return startsOn < from || startsOn > to ? refuse('contract_start_day', { from, to }) : null
}
