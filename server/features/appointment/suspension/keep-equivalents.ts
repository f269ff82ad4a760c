import { bookingRule } from '#domain/appointment/booking-rules'
import { calendarDayOn } from '#domain/appointment/calendar-day'
import {
  allotEquivalents,
  type Equivalent,
  type EquivalentKind,
  equivalentsKeptUntil,
  type OpenSlot,
  type SuspendedVisit,
} from '#domain/appointment/equivalent-offers'
import { bookingWindowDays, earliestStart } from '#domain/appointment/release'
import { metersBetween } from '#domain/directory/distance'
import { addDays, localDateOf } from '#domain/kernel/time'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import { enqueueAll } from '../../../platform/jobs'
import { END_EQUIVALENTS_TASK } from '../tasks'
import {
  insertEquivalents,
  listOpenSlots,
  type NewEquivalent,
  type OpenSlotRow,
  readOpenSlots,
} from './equivalent-store'
import type { SessionFacts } from './suspension-store'

/** Which seats could be kept for the visits of a session that stops, as it looks now. Nothing is locked or kept. */
export async function findEquivalents(
  ctx: Pick<StaffContext, 'rules' | 'now'>,
  db: Database | Transaction,
  session: SessionFacts,
  visits: readonly SuspendedVisit[],
): Promise<Equivalent[]> {
  const now = ctx.now()
  const rules = await ctx.rules()
  const today = localDateOf(now)
  const window = bookingRule(rules, session.region, 'BK-02', today)
  const found = await listOpenSlots(db, {
    service: session.service,
    practitionerId: session.practitionerId,
    organizationId: session.organizationId,
    exceptSessionId: session.id,
    fromDay: today,
    toDay: addDays(today, bookingWindowDays(window, session.organizationKind)),
    earliest: earliestStart(now, window),
    now,
  })
  return allot(ctx, session, visits, found)
}

/**
 * Keeps seats for visits that were taken back, among slots that the caller has locked; what has been booked since they
 * were found is not kept. @returns until when, by visit
 */
export async function keepEquivalents(
  ctx: StaffWriteContext,
  session: SessionFacts,
  visits: readonly SuspendedVisit[],
  slotIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const slots = await readOpenSlots(ctx.tx, slotIds)
  const free = new Map(slots.map(({ id, freeSeats }) => [id, [...freeSeats]]))
  const starts = new Map(slots.map(({ id, start }) => [id, start]))
  const wanted = (await allot(ctx, session, visits, slots)).flatMap(({ visitId, slotId, kind }) => {
    const seatNo = free.get(slotId)?.shift()
    const start = starts.get(slotId)
    return seatNo && start ? [{ visitId, kind, slotId, seatNo, start }] : []
  })
  return offerSeats(ctx, session.region, wanted)
}

/** Keeps named seats for visits, and says until when, by visit: some hours, never beyond the offered visit itself. */
export async function offerSeats(
  ctx: StaffWriteContext,
  region: string,
  wanted: readonly {
    readonly visitId: string
    readonly kind: EquivalentKind
    readonly slotId: string
    readonly seatNo: number
    readonly start: Date
  }[],
): Promise<ReadonlyMap<string, Date>> {
  if (wanted.length === 0) return new Map()
  const now = ctx.now()
  const until = equivalentsKeptUntil(now, bookingRule(await ctx.rules(), region, 'BK-16', localDateOf(now)))
  const seats = await ctx.access.keepSeats(ctx.tx, wanted, now)
  const ids = new Map(seats.map(({ id, slotId, seatNo }) => [`${slotId}/${seatNo}`, id]))
  const offers = wanted.flatMap(({ visitId, kind, slotId, seatNo, start }): NewEquivalent[] => {
    const seatId = ids.get(`${slotId}/${seatNo}`)
    return seatId ? [{ appointmentId: visitId, seatId, kind, expiresAt: start < until ? start : until }] : []
  })
  await insertEquivalents(ctx.tx, offers, now)
  await enqueueAll(
    ctx.tx,
    offers.map(({ appointmentId, expiresAt }) => ({
      task: END_EQUIVALENTS_TASK,
      payload: { appointmentId },
      runAt: expiresAt,
    })),
  )
  return new Map(offers.map(({ appointmentId }) => [appointmentId, until]))
}

async function allot(
  ctx: Pick<StaffContext, 'rules' | 'now'>,
  session: SessionFacts,
  visits: readonly SuspendedVisit[],
  found: readonly OpenSlotRow[],
): Promise<Equivalent[]> {
  const rules = await ctx.rules()
  const { siteKm } = bookingRule(rules, session.region, 'BK-16', localDateOf(ctx.now()))
  const isHoliday = calendarDayOn(rules, session.region, session.day)?.kind === 'holiday'
  return allotEquivalents(visits, found.map(openSlot(session)), { isHoliday, siteKm })
}

const openSlot =
  (session: SessionFacts) =>
  ({ freeSeats, latitude, longitude, ...slot }: OpenSlotRow): OpenSlot => ({
    ...slot,
    free: freeSeats.length,
    distanceMetres: metersBetween(session, { latitude, longitude }),
  })
