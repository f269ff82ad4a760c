import { randomUUID } from 'node:crypto'
import { bookingRule } from '#domain/appointment/booking-rules'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'
import type { SeatScope } from '../../../platform/scope/counter-scope'
import { expireHold } from '../holding/expire-hold'
import { findRunOutHoldsIn } from '../holding/hold-store'
import { newHoldToken } from '../holding/hold-token'
import { findSlots, type SlotRow } from '../slots/slot-store'
import { casesOfPlacements } from './cases-of-placements'
import { decidePlacements, type Placement } from './decide-placements'
import { lockSlots, type NewAppointment, type PlacedAppointment, placeInSeats } from './seat-store'
import { findStanding, type Standing } from './standing-store'

interface Placed extends PlacedAppointment {
  /** Null unless held. */
  readonly holdExpiresAt: Date | null
}

type Placing = { readonly placed: Placed } | { readonly refusal: Refusal }
interface PlacingContext extends Pick<Context, 'rules' | 'access' | 'fieldCrypto'> {
  readonly tx: Statements
}

export const VISIT_REASON = 'appointment.reason'

/** One person into a seat of a slot. @throws the first reason of the ladder why not */
export async function placeAppointment(
  ctx: PlacingContext,
  placement: Placement,
  now: Date,
): Promise<Placed> {
  assertConsent(placement.scope)
  const [placing] = await placeAppointments(ctx, [placement], now)
  if (placing && 'placed' in placing) return placing.placed
  const { code, facts } = placing?.refusal ?? refuse('slot_full')
  throw new DomainError(code, facts)
}

/**
 * Puts persons into seats, or says of each the first reason of the ladder why not. Accounts and persons are locked by
 * the caller, so limits are decided on what is really there; what the rules ask is read for all of them together, and the
 * seats are settled by one statement. `seen`: what the caller has read; slots that changed since are found when the seats
 * are settled.
 *
 * @returns what became of each, in their order
 */
export async function placeAppointments(
  ctx: PlacingContext,
  placements: readonly Placement[],
  now: Date,
  seen?: Room,
): Promise<readonly Placing[]> {
  if (placements.length === 0) return []
  const { slots, standing } = await findRoom(ctx, placements, now, seen)
  const { strikes } = standing
  const cases = await casesOfPlacements(ctx, ctx.tx, placements, { slots, strikes }, now)
  const { refusals, givenUp } = decidePlacements(cases, standing, now)
  for (const hold of givenUp) {
    await expireHold(ctx.tx, hold, hold.holdExpiresAt > now ? hold.accountId : null, now)
  }

  const seats = new Map<Placement, NewAppointment>()
  for (const { placement, slot } of cases) {
    if (slot && !refusals.has(placement)) seats.set(placement, await newSeat(ctx, placement, slot, now))
  }
  const placed = await placeInSeats(ctx.tx, [...seats.values()])
  const freed = [...givenUp].map(({ id }) => id)
  await ctx.access.seatsFreed(ctx.tx, ctx, freed, now)
  return placements.map((placement): Placing => {
    const seat = seats.get(placement)
    const found = seat && placed.get(seat.id)
    if (found) return { placed: { ...found, holdExpiresAt: seat.holdExpiresAt } }
    // Decided for, and yet without a seat: another process was faster.
    return { refusal: refusals.get(placement) ?? refuse('slot_full') }
  })
}

/** @throws consent_withheld when whoever decides for the person refused that anything new is written about them */
export function assertConsent(scope: SeatScope): void {
  if (scope.isConsentWithheld) throw new DomainError('consent_withheld')
}

interface Room {
  readonly slots: ReadonlyMap<string, SlotRow>
  readonly standing: Standing
}

/**
 * The slots as they are, and the holds that would make way. Where seats go back, or where there are fewer than are
 * wanted, the slots are locked, in the order of their ids; then holds in them that have run out go back first.
 */
async function findRoom(
  ctx: PlacingContext,
  placements: readonly Placement[],
  now: Date,
  seen?: Room,
): Promise<Room> {
  const { tx } = ctx
  const scopes = placements.map(({ scope }) => scope)
  const wanted = placements.map(({ slotId }) => slotId)
  const standing = seen?.standing ?? (await findStanding(tx, scopes, now))
  const slots = seen?.slots ?? (await findSlots(tx, wanted))
  const crowded = [...slots.values()].filter(
    ({ id, free }) => free < wanted.filter((slotId) => slotId === id).length,
  )
  const left = placements.flatMap(({ rescheduledFrom }) => rescheduledFrom?.slotId ?? [])
  const givingBack = [...left, ...standing.holds.map(({ slotId }) => slotId)]
  if (givingBack.length === 0 && crowded.length === 0) return { slots, standing }

  await lockSlots(tx, [...givingBack, ...wanted])
  const crowdedIds = crowded.map(({ id }) => id)
  const runOut = await findRunOutHoldsIn(tx, crowdedIds, now)
  for (const hold of runOut) await expireHold(tx, hold, null, now)
  // Who waits for such a seat comes before whoever asks at the right moment.
  const freed = runOut.map(({ id }) => id)
  await ctx.access.seatsFreed(tx, ctx, freed, now)
  return { slots: await findSlots(tx, wanted), standing: await findStanding(tx, scopes, now) }
}

async function newSeat(
  ctx: PlacingContext,
  { slotId, scope, status, reason, rescheduledFrom }: Placement,
  { region }: SlotRow,
  now: Date,
): Promise<NewAppointment> {
  return {
    id: status === 'held' ? newHoldToken(ctx.fieldCrypto, scope.accountId) : randomUUID(),
    slotId,
    scope,
    status,
    now,
    holdExpiresAt: status === 'held' ? await holdEnd(ctx, region, now) : null,
    reasonCipher: reason && ctx.fieldCrypto.seal(VISIT_REASON, reason),
    rescheduledFromId: rescheduledFrom?.id ?? null,
  }
}

/** Until when a seat is kept for a family that has not confirmed yet (BK-13). */
async function holdEnd(ctx: PlacingContext, region: string, now: Date): Promise<Date> {
  const { holdMinutes } = bookingRule(await ctx.rules(), region, 'BK-13', localDateOf(now))
  return new Date(now.getTime() + holdMinutes * 60_000)
}
