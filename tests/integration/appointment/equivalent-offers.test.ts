import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { equivalentTasks } from '#server/features/appointment/suspension/end-equivalents'
import { SWEEP_EQUIVALENTS_TASK } from '#server/features/appointment/tasks'
import { refusalOf } from '../../support/room/refusal-of'
import { assertSeatsAddUp, at, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { offersOf, startWaitlist, type WaitlistRoom } from '../../support/room/waitlist-room'
import { freeSeats } from '../../support/rows/appointment-rows'
import { inParallel, persist } from '../../support/server/persist'

const NOW = '2026-11-23T08:00:00+08:00'
const REASON = '医生身体不适'
let room: WaitlistRoom
let app: TestApp
beforeAll(async () => {
  room = await startWaitlist(NOW)
  app = room.app
})
afterEach(async () => {
  room.passUntil(NOW)
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => room.close())

const key = () => ({ idempotencyKey: newKey() })
type Family = Awaited<ReturnType<TestApp['newFamily']>> & { readonly id: string }

/** Towns a hundred kilometres apart, so that no test meets the seats of another. */
let towns = 0
async function placeAt(metresNorth = 0): Promise<string> {
  const id = await app.newOrganization()
  const latitude = 10 + towns + metresNorth / 111_000
  await app.database.db.organization.update({ where: { id }, data: { latitude }, select: { id: true } })
  return id
}

async function book(slotId: string): Promise<Family> {
  const family = await app.newFamily()
  const { id } = await family.caller.appointment.book({ slotId, patientId: family.childId, ...key() })
  return { ...family, id }
}

/** A consultation of this morning with two families, its doctor tomorrow, a colleague now, and a site nearby. */
async function town() {
  towns += 1
  const organizationId = await placeAt()
  const near = await placeAt(2_000)
  const morning = { day: dayAfter(app, 0), startTime: '09:00', endTime: '09:40' }
  const session = await app.openSession({ ...morning, organizationId })
  const { practitionerId } = session
  const colleague = await app.openSession({
    ...morning,
    startTime: '10:00',
    endTime: '10:40',
    organizationId,
  })
  const tomorrow = await app.openSession({
    ...morning,
    day: dayAfter(app, 1),
    organizationId,
    practitionerId,
  })
  const site = await app.openSession({
    ...morning,
    startTime: '14:00',
    endTime: '14:40',
    organizationId: near,
  })
  const families = [await book(at(session.slots, 0).id), await book(at(session.slots, 1).id)]
  const desk = await app.newStaff('front-desk', organizationId)
  const stop = (from?: string) =>
    desk.caller.session.suspend({
      sessionId: session.sessionId,
      reason: REASON,
      ...(from && { from }),
      ...key(),
    })
  return {
    session,
    colleague,
    tomorrow,
    site,
    families,
    desk: desk.caller,
    stop,
    organizationId,
    practitionerId,
  }
}

const offered = ({ caller, id }: Family) => caller.appointment.equivalents({ appointmentId: id })
async function offer(family: Family, kind: string) {
  const found = (await offered(family)).rows.find((row) => row.kind === kind)
  if (!found) throw new Error(`no offer of ${kind}`)
  return found
}
const sweep = () => equivalentTasks(app.context(null))[SWEEP_EQUIVALENTS_TASK]?.({})
const seatsOf = async (slots: readonly { id: string }[]) =>
  (await Promise.all(slots.map(({ id }) => freeSeats(app, id)))).reduce((sum, free) => sum + free, 0)

describe('a consultation that stops (BK-16)', () => {
  it('keeps three equivalent seats for each family, for hours, and nobody else finds them', async () => {
    const { session, colleague, tomorrow, site, families, desk, stop } = await town()
    expect(await desk.session.suspensionPreview({ sessionId: session.sessionId })).toEqual({
      families: 2,
      offers: { 'same-doctor': 2, colleague: 2, 'nearest-site': 2 },
      without: 0,
    })
    await stop()
    for (const family of families) {
      const { rows } = await offered(family)
      expect(rows.map(({ kind, isSameFee }) => [kind, isSameFee])).toEqual([
        ['same-doctor', true],
        ['colleague', true],
        ['nearest-site', true],
      ])
      // Never beyond the offered visit itself.
      const until = ['11:00', at(rows, 1).start.slice(11, 16), '11:00']
      expect(rows.map(({ expiresAt }) => expiresAt.slice(11, 16))).toEqual(until)
      expect(rows.map(({ distanceMetres }) => distanceMetres > 1_000)).toEqual([false, false, true])
      const { rows: told } = await family.caller.message.list({})
      const stopped = told.find(({ kind }) => kind === 'appointment-suspended')
      expect(stopped).toMatchObject({
        appointmentId: family.id,
        facts: { until: '2026-11-23T11:00:00+08:00' },
      })
    }
    expect(await Promise.all([colleague, tomorrow, site].map(({ slots }) => seatsOf(slots)))).toEqual([
      2, 2, 2,
    ])
  })

  it('one tap takes one: the visit moves, the other seats go back, and nothing counts against the family', async () => {
    const { families, stop, tomorrow, colleague, site } = await town()
    await stop()
    const family = at(families, 0)
    const { id } = await offer(family, 'same-doctor')
    const taken = await family.caller.appointment.takeEquivalent({ id, ...key() })
    expect(await family.caller.appointment.get({ id: taken.id })).toMatchObject({
      status: 'booked',
      rescheduledFromId: family.id,
    })
    expect(await family.caller.appointment.get({ id: family.id })).toMatchObject({ status: 'rescheduled' })
    await room.runDueJobs()
    expect(await Promise.all([tomorrow, colleague, site].map(({ slots }) => seatsOf(slots)))).toEqual([
      2, 3, 3,
    ])
    expect((await offered(family)).rows).toEqual([])
    expect(await family.caller.noShow.list({ patientId: family.childId })).toMatchObject({
      rows: [],
      ban: null,
    })
  })

  it('a double tap, two parents and another family’s offer: one seat, one visit', async () => {
    const { families, stop } = await town()
    await stop()
    const [family, other] = [at(families, 0), at(families, 1)]
    const father = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: father, patientId: family.childId, relation: 'child' },
    })
    const [mine, his] = [await offer(family, 'same-doctor'), await offer(family, 'nearest-site')]
    const same = { id: mine.id, ...key() }
    const takes = [
      () => persist(() => family.caller.appointment.takeEquivalent(same)),
      () => persist(() => family.caller.appointment.takeEquivalent(same)),
      () =>
        persist(() => app.as(father).appointment.takeEquivalent({ id: his.id, idempotencyKey: newKey() })),
    ]
    const answers = await inParallel<unknown>(3, takes)
    const won = answers.filter((answer) => typeof answer === 'object')
    expect(new Set(won.map((answer) => (answer as { id: string }).id)).size).toBe(1)
    expect(
      answers.filter((answer) => typeof answer === 'string').every((code) => code === 'offer_over'),
    ).toBe(true)
    const living = { patientId: family.childId, status: 'booked' }
    expect(await app.database.db.appointment.count({ where: living })).toBe(1)
    const theirs = await offer(other, 'same-doctor')
    expect(await refusalOf(family.caller.appointment.takeEquivalent({ id: theirs.id, ...key() }))).toBe(
      'not_found',
    )
    expect(
      await refusalOf(family.caller.appointment.declineEquivalents({ appointmentId: other.id, ...key() })),
    ).toBe('not_found')
  })

  it('none fits: the seats go to whoever waits, and the family stands before them in line', async () => {
    const { families, stop, tomorrow, organizationId, practitionerId } = await town()
    const day = dayAfter(app, 1)
    const left = await Promise.all(tomorrow.slots.slice(2).map(({ id }) => book(id)))
    await stop()
    const waiting = await app.newFamily()
    const wish = { organizationId, practitionerId, service: 'sick-visit', fromDay: day, toDay: day } as const
    const join = (family: { caller: typeof waiting.caller; childId: string }) =>
      family.caller.waitlist.join({ ...wish, halfDay: 'any', patientId: family.childId, ...key() })
    await join(waiting)
    const [first, second] = [at(families, 0), at(families, 1)]
    expect(
      await second.caller.appointment.declineEquivalents({ appointmentId: second.id, ...key() }),
    ).toEqual({
      released: 3,
    })
    await room.runDueJobs()
    expect(await offersOf(waiting)).toHaveLength(1)
    await join(second)
    expect((await second.caller.waitlist.list({})).rows).toMatchObject([
      { precedence: 'suspended', place: 1 },
    ])
    expect((await offered(first)).rows).toHaveLength(3)
    expect(left).toHaveLength(2)
  })

  it('what nobody answers ends by itself, and the visit can still be moved', async () => {
    const { families, stop, tomorrow } = await town()
    await stop()
    const family = at(families, 0)
    const { id } = await offer(family, 'same-doctor')
    room.passUntil('2026-11-23T11:00:00+08:00')
    expect((await offered(family)).rows).toEqual([])
    expect(await refusalOf(family.caller.appointment.takeEquivalent({ id, ...key() }))).toBe('offer_over')
    const declined = at(families, 1)
    await declined.caller.appointment.declineEquivalents({ appointmentId: declined.id, ...key() })
    await sweep()
    await sweep()
    await room.runDueJobs()
    expect(await seatsOf(tomorrow.slots)).toBe(4)
    // Whoever said nothing is told once what became of it; whoever said that nothing fits knows.
    const toldTo = async ({ caller }: Family) =>
      (await caller.message.list({})).rows.filter(({ kind }) => kind === 'appointment-unanswered')
    expect(await toldTo(family)).toMatchObject([{ appointmentId: family.id }])
    expect(await toldTo(declined)).toEqual([])
    const slotId = at(tomorrow.slots, 3).id
    const moved = await family.caller.appointment.reschedule({ id: family.id, slotId, ...key() })
    expect(moved.status).toBe('booked')
  })

  it('whoever moves the old way lets go of what was kept', async () => {
    const { families, stop, tomorrow, colleague } = await town()
    await stop()
    const family = at(families, 0)
    const slotId = at(tomorrow.slots, 3).id
    await family.caller.appointment.reschedule({ id: family.id, slotId, ...key() })
    await room.sweep()
    await room.runDueJobs()
    expect(await seatsOf(colleague.slots)).toBe(3)
    expect((await offered(family)).rows).toEqual([])
  })
})

describe('half of it stops', () => {
  it('who comes before is seen, who comes after is told', async () => {
    const { session, families, desk, stop, organizationId } = await town()
    const [before, after] = [at(families, 0), at(families, 1)]
    expect(await stop(at(session.slots, 1).start.toISOString())).toEqual({ suspended: 1 })
    expect((await before.caller.appointment.get({ id: before.id })).status).toBe('booked')
    expect((await after.caller.appointment.get({ id: after.id })).status).toBe('suspended')
    expect(await refusalOf(book(at(session.slots, 2).id))).toBe('slot_suspended')
    const { rows } = await desk.session.list({ date: dayAfter(app, 0), organizationId })
    expect(rows.map(({ start, end, status }) => [start.slice(11, 16), end.slice(11, 16), status])).toEqual([
      ['09:00', '09:10', 'open'],
      ['09:10', '09:40', 'suspended'],
      ['10:00', '10:40', 'open'],
    ])
    expect((await offered(after)).rows).toHaveLength(3)
  })
})

describe('it is held after all', () => {
  it('whoever has not moved is offered the old seat; who has moved stays moved', async () => {
    const { session, families, desk, stop } = await town()
    await stop()
    const [moved, open] = [at(families, 0), at(families, 1)]
    const { id } = await offer(moved, 'colleague')
    await moved.caller.appointment.takeEquivalent({ id, ...key() })
    const { sessionId } = session
    expect(await desk.session.resume({ sessionId, ...key() })).toEqual({ offered: 1 })
    expect(await refusalOf(desk.session.resume({ sessionId, ...key() }))).toBe('session_over')
    expect(await seatsOf(session.slots)).toBe(3)
    const original = await offer(open, 'original')
    expect(original.start.slice(11, 16)).toBe('09:10')
    const back = await open.caller.appointment.takeEquivalent({ id: original.id, ...key() })
    expect((await open.caller.appointment.get({ id: back.id })).slotId).toBe(at(session.slots, 1).id)
    expect((await open.caller.message.list({})).rows.map(({ kind }) => kind)).toContain('appointment-resumed')
    expect((await moved.caller.message.list({})).rows.map(({ kind }) => kind)).not.toContain(
      'appointment-resumed',
    )
  })

  it('a place that is offered and stops itself is offered no more', async () => {
    const { families, stop, colleague, desk } = await town()
    await stop()
    await desk.session.suspend({ sessionId: colleague.sessionId, reason: REASON, ...key() })
    await room.sweep()
    const { rows } = await offered(at(families, 0))
    expect(rows.map(({ kind }) => kind)).toEqual(['same-doctor', 'nearest-site'])
  })
})

describe('the database', () => {
  it('lets no seat be kept for two, and no offer stand of a visit that was moved', async () => {
    const { families, stop } = await town()
    await stop()
    const { db } = app.database
    const first = await db.equivalentOffer.findFirstOrThrow({ where: { appointmentId: at(families, 0).id } })
    const again = { appointmentId: at(families, 1).id, seatId: first.seatId, kind: 'original' }
    const until = new Date('2026-11-23T12:00:00+08:00')
    const data = { ...again, offeredAt: app.clock.now(), expiresAt: until }
    await expect(db.equivalentOffer.create({ data })).rejects.toThrow(/Unique constraint/)
    const gone = db.waitlistSeat.update({ where: { id: first.seatId }, data: { goneAt: until } })
    await expect(gone).rejects.toThrow(/waitlist_seat_stays/)
  })
})
