/** How a coverage is kept (rules D-MA). What follows from the day alone is never kept: see `CoverageStage`. */
export const COVERAGE_STATUSES = [
  'pending-payment',
  'in-force',
  // Nobody paid in time, or the family thought better of it before paying.
  'unpaid',
  'cancelled-hesitation',
  'withdrawn',
  // It was never the plan's: the residence or the person was not what was said (journeys E4 7).
  'void',
] as const
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number]

/** Covers days, or did until it was left: what happened on them may be claimed. */
export const COVERING_STATUSES = ['in-force', 'withdrawn'] as const satisfies readonly CoverageStatus[]

/** Keeps days from every other coverage of the child: they are covered, or waiting for their fee. */
export const HOLDING_STATUSES = [
  'pending-payment',
  ...COVERING_STATUSES,
] as const satisfies readonly CoverageStatus[]

/** `newborn` has no waiting and its own days (rules MA-04); `renewal` goes on where the one before it ended. */
export const COVERAGE_KINDS = ['new', 'newborn', 'renewal'] as const
export type CoverageKind = (typeof COVERAGE_KINDS)[number]

/** `owed`: a renewal that is in force while its fee is waited for (rules MA-19). */
export const PAYERS = ['family', 'donation', 'owed'] as const
export type Payer = (typeof PAYERS)[number]

/** Why a coverage ended before its last day. */
export const COVERAGE_END_REASONS = [
  'hesitation',
  'family',
  'moved',
  'death',
  'false-identity',
  'paid-twice',
  'not-paid',
] as const
export type CoverageEndReason = (typeof COVERAGE_END_REASONS)[number]

/** Why a coverage ends that nobody asked to end; the plan's staff say which. */
export const STAFF_END_REASONS = ['death', 'false-identity'] as const satisfies readonly CoverageEndReason[]
export type StaffEndReason = (typeof STAFF_END_REASONS)[number]

/** What can happen to a coverage. */
export const COVERAGE_EVENTS = ['pay', 'waive', 'give-up', 'cancel', 'withdraw', 'void'] as const
export type CoverageEvent = (typeof COVERAGE_EVENTS)[number]

const MOVES: Readonly<Record<CoverageStatus, Readonly<Partial<Record<CoverageEvent, CoverageStatus>>>>> = {
  'pending-payment': { pay: 'in-force', waive: 'in-force', 'give-up': 'unpaid' },
  // Whoever owes is covered already; the money changes nothing but who paid.
  'in-force': { pay: 'in-force', cancel: 'cancelled-hesitation', withdraw: 'withdrawn', void: 'void' },
  unpaid: {},
  'cancelled-hesitation': {},
  withdrawn: {},
  void: {},
}

/** The status after an event; null where it cannot happen. The table's trigger says the same. */
export function nextCoverageStatus(status: CoverageStatus, event: CoverageEvent): CoverageStatus | null {
  return MOVES[status][event] ?? null
}
