import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** What a child waits for: a seat that is being offered to it, and a line that it has paused in. */
export interface WaitlistWorld {
  readonly waitlistEntryId: string
  readonly pausedEntryId: string
  readonly seatOfferId: string
}

export async function waitlistWorld(
  app: TestApp,
  { accountId, childId: patientId }: { readonly accountId: string; readonly childId: string },
): Promise<WaitlistWorld> {
  const { db } = app.database
  const now = app.clock.now()
  const day = dayAfter(app, 3)
  const { organizationId, practitionerId, slots } = await app.openSession({ day })
  const range = new Date(day)
  const entry = {
    patientId,
    accountId,
    organizationId,
    service: 'sick-visit',
    halfDay: 'any',
    precedence: 'joined',
    fromDay: range,
    toDay: range,
    joinedAt: now,
    statusAt: now,
  }
  const select = { id: true }
  const waiting = await db.waitlistEntry.create({ data: { ...entry, practitionerId }, select })
  const paused = await db.waitlistEntry.create({ data: { ...entry, status: 'paused', silences: 2 }, select })
  const slotId = at(slots, 0).id
  const seat = await db.$transaction(async (tx) => {
    await tx.slot.update({ where: { id: slotId }, data: { booked: 1, freeSeats: [] }, select })
    return tx.waitlistSeat.create({ data: { slotId, seatNo: 1, freedAt: now }, select })
  })
  const expiresAt = new Date(now.getTime() + 7_200_000)
  const offer = await db.waitlistOffer.create({
    data: { seatId: seat.id, entryId: waiting.id, patientId, offeredAt: now, expiresAt },
    select,
  })
  return { waitlistEntryId: waiting.id, pausedEntryId: paused.id, seatOfferId: offer.id }
}

export const WAITLIST_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'waitlist.join': ({ patientId, organizationId, practitionerId }) => ({
    patientId,
    organizationId,
    service: 'sick-visit',
    practitionerId,
    fromDay: '2026-11-24',
    toDay: '2026-11-24',
    halfDay: 'any',
    idempotencyKey: newKey(),
  }),
  'waitlist.leave': ({ waitlistEntryId }) => ({ id: waitlistEntryId, idempotencyKey: newKey() }),
  'waitlist.resume': ({ pausedEntryId }) => ({ id: pausedEntryId, idempotencyKey: newKey() }),
  'waitlist.list': () => ({}),
  'waitlist.accept': ({ seatOfferId }) => ({ id: seatOfferId, idempotencyKey: newKey() }),
  'waitlist.decline': ({ seatOfferId }) => ({ id: seatOfferId, idempotencyKey: newKey() }),
  'waitlist.order': ({ organizationId, practitionerId }) => ({
    organizationId,
    service: 'sick-visit',
    practitionerId,
  }),
}
