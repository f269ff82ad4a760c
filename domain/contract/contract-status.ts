import { daysBetween, type LocalDate } from '../kernel/time'

/** How a contract is kept (rules D-FD-06). What follows from the day alone is never kept: see `ContractStage`. */
export const CONTRACT_STATUSES = [
  // Handed in by a helper: the resident's own yes is missing (journeys E2 12).
  'draft',
  'submitted',
  'need-info',
  'queued',
  // The team said yes, and a payment is missing.
  'accepted',
  'signed',
  // Signed, and the family has asked for another team.
  'change-requested',
  'rejected',
  'withdrawn',
  'terminated',
] as const
export type ContractStatus = (typeof CONTRACT_STATUSES)[number]

/** Applications: nobody has two of them at once. */
export const OPEN_STATUSES = [
  'draft',
  'submitted',
  'need-info',
  'queued',
  'accepted',
] as const satisfies readonly ContractStatus[]

/** Both have signed. */
export const SIGNED_STATUSES = ['signed', 'change-requested'] as const satisfies readonly ContractStatus[]

/** Both had signed, whatever came of it: a team may have served under it. */
export const ONCE_SIGNED_STATUSES = [
  ...SIGNED_STATUSES,
  'terminated',
] as const satisfies readonly ContractStatus[]

/** What a reader is told: the kept status, or where a signed contract stands on a day. */
export type ContractStage =
  | Exclude<ContractStatus, 'signed' | 'change-requested'>
  | 'upcoming'
  | 'active'
  | 'expiring'
  | 'expired'
  | 'renewed'

/** Days of a contract, and how it is kept. */
export interface ContractPeriod {
  readonly status: ContractStatus
  readonly startsOn: LocalDate
  /** Last day, inclusive. */
  readonly endsOn: LocalDate
}

/**
 * Where a contract stands on a day. `renewed`: it is over or about to be, and a signed one follows it.
 * `expiringDays`: how long before its last day it is called expiring. `leftOn`: the last day of one that
 * was left for another team; until then its team cares as before.
 */
export function contractStageOn(
  { status, startsOn, endsOn }: ContractPeriod,
  on: LocalDate,
  {
    expiringDays,
    isRenewed,
    leftOn,
  }: { readonly expiringDays: number; readonly isRenewed: boolean; readonly leftOn: LocalDate | null },
): ContractStage {
  if (leftOn !== null && startsOn <= on && on <= leftOn) return 'active'
  if (status !== 'signed' && status !== 'change-requested') return status
  if (on < startsOn) return 'upcoming'
  if (on > endsOn) return isRenewed ? 'renewed' : 'expired'
  if (daysBetween(on, endsOn) > expiringDays) return 'active'
  return isRenewed ? 'renewed' : 'expiring'
}

/** Whether somebody is in the care of the team on a day. */
export function isInForceOn({ status, startsOn, endsOn }: ContractPeriod, on: LocalDate): boolean {
  return (SIGNED_STATUSES as readonly string[]).includes(status) && startsOn <= on && on <= endsOn
}

export function isOpen(status: ContractStatus): boolean {
  return (OPEN_STATUSES as readonly string[]).includes(status)
}
