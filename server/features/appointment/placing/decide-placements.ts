import type { BookingBan } from '#domain/appointment/booking-ban'
import { refuseBooking, refuseKeptSeat } from '#domain/appointment/refuse-booking'
import { refuseGivenBack } from '#domain/appointment/refuse-given-back'
import type { Entitlements } from '#domain/appointment/refuse-slot'
import { type Refusal, refuse } from '#domain/kernel/errors'
import { isAtCounter, type SeatScope } from '../../../platform/scope/counter-scope'
import { type HoldRow, isInTheWay } from '../holding/hold-store'
import { type bookingRulesOn, slotFacts } from '../slots/rules-of-slot'
import type { SlotRow } from '../slots/slot-store'
import type { LockedFamily } from './seat-store'
import type { Standing } from './standing-store'

/** A person who is to have a seat of a slot. */
export interface Placement {
  readonly slotId: string
  readonly scope: SeatScope
  /** What was found when the person was locked. */
  readonly family: LockedFamily
  readonly status: 'held' | 'booked'
  readonly reason: string | null
  /** The booking that this one replaces; it gives its seat back afterwards (BK-15). */
  readonly rescheduledFrom: { readonly id: string; readonly slotId: string } | null
  /** The waitlist keeps the seat for them: when it opens for others does not matter. */
  readonly isKept?: true
}

/** A placement with everything that the rules ask about it. */
export interface Case {
  readonly placement: Placement
  /** As it was before any placement of this batch; null when there is no such slot. */
  readonly slot: SlotRow | null
  readonly entitlements: Entitlements
  /** Null for whoever moves a visit or rings: a ban closes new bookings online. */
  readonly ban: BookingBan | null
  readonly rules: ReturnType<typeof bookingRulesOn>
}

interface Decided {
  /** Why not, by placement; who is not here may have a seat. */
  readonly refusals: ReadonlyMap<Placement, Refusal>
  /** Whatever an account held goes back when it gets its new seat: it holds one at a time (BK-13). */
  readonly givenUp: ReadonlySet<HoldRow>
}

/**
 * Decides placements in the order in which they came, on what was there before the first of them: each sees the seats
 * that were taken and given up before. No account and no person comes twice.
 */
export function decidePlacements(
  cases: readonly Case[],
  { holds, open }: Pick<Standing, 'holds' | 'open'>,
  now: Date,
): Decided {
  const refusals = new Map<Placement, Refusal>()
  const givenUp = new Set<HoldRow>()
  const taken = new Map<string, number>()
  for (const { placement, slot, entitlements, ban, rules } of cases) {
    const { scope, slotId, family, rescheduledFrom } = placement
    const own = holds.filter((hold) => !givenUp.has(hold) && isInTheWay(hold, scope, now))
    const back = [...givenUp, ...own].filter((hold) => hold.slotId === slotId).length
    const gone = new Set([rescheduledFrom?.id, ...own.map(({ id }) => id)])
    const person = {
      birthDate: family.birthDate,
      bookedBySelf: scope.relation === 'self',
      open: open.filter(({ id, patientId }) => patientId === scope.patientId && !gone.has(id)),
      ban,
    }
    const seats = taken.get(slotId) ?? 0
    const accountId = isAtCounter(scope) ? null : scope.accountId
    const facts = slot && { ...slotFacts(slot, rules, accountId), free: slot.free + back - seats }
    const refusal = facts
      ? ((placement.isKept
          ? refuseKeptSeat(facts, person, now, rules)
          : refuseBooking(facts, person, entitlements, now, rules)) ??
        refuseGivenBack(family.givenBackToday, rules['BK-GIVEN-BACK']))
      : refuse('not_found')
    if (refusal) {
      refusals.set(placement, refusal)
      continue
    }
    taken.set(slotId, seats + 1)
    for (const hold of own) givenUp.add(hold)
  }
  return { refusals, givenUp }
}
