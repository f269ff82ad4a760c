import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { freeSeats, historyOf } from '../../support/rows/appointment-rows'
import { inParallel, persist } from '../../support/server/persist'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })
const REASON = '医生身体不适'

async function deskOf(organizationId: string) {
  return (await app.newStaff('front-desk', organizationId)).caller
}

async function bookedFamily(slotId: string) {
  const family = await app.newFamily()
  const { id } = await family.caller.appointment.book({ slotId, patientId: family.childId, ...key() })
  return { ...family, id }
}

describe('a session that stops (BK-16)', () => {
  it('takes back bookings, arrivals and holds, gives every seat back and tells the families', async () => {
    const { sessionId, organizationId, practitionerId, slots } = await app.openSession({
      day: dayAfter(app, 0),
    })
    const desk = await deskOf(organizationId)
    const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
    const families = await Promise.all([0, 1, 2].map((turn) => bookedFamily(at(slots, turn).id)))
    const [booked, arrived, inside] = [at(families, 0), at(families, 1), at(families, 2)]
    for (const { id } of [arrived, inside]) await desk.visit.checkIn({ appointmentId: id, ...key() })
    await doctor.caller.visit.start({ appointmentId: inside.id, ...key() })
    const holder = await app.newFamily()
    const slotId = at(slots, 3).id
    const { holdId } = await holder.caller.appointment.hold({ slotId, patientId: holder.childId, ...key() })

    expect(await desk.session.suspend({ sessionId, reason: REASON, ...key() })).toEqual({ suspended: 2 })

    const statuses = await Promise.all(families.map(({ caller, id }) => caller.appointment.get({ id })))
    expect(statuses.map(({ status }) => status)).toEqual(['suspended', 'suspended', 'in-visit'])
    expect((await historyOf(app, holdId)).map(([status]) => status)).toEqual(['held', 'expired'])
    expect(await Promise.all([0, 1, 2, 3].map((turn) => freeSeats(app, at(slots, turn).id)))).toEqual([
      1, 1, 0, 1,
    ])
    const told = await Promise.all(families.map(({ caller }) => caller.message.list({})))
    const kinds = told.map(({ rows }) => rows.map(({ kind }) => kind).includes('appointment-suspended'))
    expect(kinds).toEqual([true, true, false])
    expect(booked.id).not.toBe(arrived.id)
  })

  it('tells a delegate too, and keeps the reason sealed', async () => {
    const { sessionId, organizationId, slots } = await app.openSession({ day: dayAfter(app, 0) })
    const { id, accountId, childId } = await bookedFamily(at(slots, 0).id)
    const grandmother = await app.newAccount()
    await app.database.db.delegation.create({
      data: {
        patientId: childId,
        byAccountId: accountId,
        toAccountId: grandmother,
        relation: 'grandchild',
        labelCipher: app.context(null).fieldCrypto.seal('delegation.label_cipher', '外婆'),
        startsOn: new Date(dayAfter(app, 0)),
        endsOn: new Date(dayAfter(app, 1)),
        codeIndex: Buffer.from(newKey().replaceAll('-', ''), 'ascii'),
        codeExpiresAt: app.clock.now(),
        createdAt: app.clock.now(),
        acceptedAt: app.clock.now(),
      },
    })
    const desk = await deskOf(organizationId)
    await desk.session.suspend({ sessionId, reason: REASON, ...key() })
    const { rows } = await app.as(grandmother).message.list({})
    expect(rows.map(({ kind, appointmentId }) => [kind, appointmentId])).toEqual([
      ['appointment-suspended', id],
    ])
    const changes = await app.database.db.appointmentStatusChange.findMany({ where: { appointmentId: id } })
    expect(
      JSON.stringify(changes, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    ).not.toContain(REASON)
  })

  it('is refused a second time, after its end, and out of reach', async () => {
    const { sessionId, organizationId } = await app.openSession({ day: dayAfter(app, 0), endTime: '10:00' })
    const desk = await deskOf(organizationId)
    const stranger = await deskOf(await app.newOrganization())
    expect(await refusalOf(stranger.session.suspend({ sessionId, reason: REASON, ...key() }))).toBe(
      'not_found',
    )
    expect(await desk.session.suspend({ sessionId, reason: REASON, ...key() })).toEqual({ suspended: 0 })
    expect(await refusalOf(desk.session.suspend({ sessionId, reason: REASON, ...key() }))).toBe(
      'session_over',
    )
    const ended = await app.openSession({
      day: dayAfter(app, 0),
      startTime: '06:00',
      endTime: '07:00',
      organizationId,
    })
    expect(
      await refusalOf(desk.session.suspend({ sessionId: ended.sessionId, reason: REASON, ...key() })),
    ).toBe('session_over')
  })

  it('lets a family move once, at no cost and without limits against itself, even after the hour has passed', async () => {
    const today = await app.openSession({ day: dayAfter(app, 0), startTime: '08:30', endTime: '09:30' })
    const family = await bookedFamily(at(today.slots, 0).id)
    const desk = await deskOf(today.organizationId)
    await desk.session.suspend({ sessionId: today.sessionId, reason: REASON, ...key() })
    const { slots } = await app.openSession({ day: dayAfter(app, 0), startTime: '10:00', endTime: '11:00' })
    app.clock.pass(45 * 60_000)
    try {
      const { appointment } = family.caller
      expect(await appointment.get({ id: family.id })).toMatchObject({
        canReschedule: true,
        canCancel: false,
      })
      const moved = await appointment.reschedule({ id: family.id, slotId: at(slots, 0).id, ...key() })
      expect(await appointment.get({ id: moved.id })).toMatchObject({
        status: 'booked',
        rescheduledFromId: family.id,
      })
      const again = appointment.reschedule({ id: family.id, slotId: at(slots, 2).id, ...key() })
      expect(await refusalOf(again)).toBe('appointment_state')
    } finally {
      app.clock.pass(-45 * 60_000)
    }
  })

  it('is not booked any more, by a family or by the desk', async () => {
    const { sessionId, organizationId, slots } = await app.openSession({ day: dayAfter(app, 0) })
    const desk = await deskOf(organizationId)
    await desk.session.suspend({ sessionId, reason: REASON, ...key() })
    expect(await refusalOf(bookedFamily(at(slots, 0).id))).toBe('slot_suspended')
    const later = await app.openSession({
      day: dayAfter(app, 0),
      startTime: '14:00',
      endTime: '15:00',
      organizationId,
    })
    const { id: appointmentId } = await bookedFamily(at(later.slots, 0).id)
    const seated = await refusalOf(desk.visit.admitWalkIn({ appointmentId, ...key() }))
    expect(seated).toBe('no_walk_in_seat')
  })
})

describe('suspending while families book', () => {
  it('leaves nobody with a seat in a session that is not held', async () => {
    for (let round = 0; round < 4; round++) {
      const { sessionId, organizationId, slots } = await app.openSession({
        day: dayAfter(app, round + 1),
        seatsPerSlot: 3,
      })
      const desk = await deskOf(organizationId)
      const families = await Promise.all(Array.from({ length: 30 }, () => app.newFamily()))
      const books = families.map(({ caller, childId }, turn) => () => {
        const intent = { slotId: at(slots, turn % 4).id, patientId: childId, ...key() }
        return persist(() => caller.appointment.book(intent))
      })
      const stop = () =>
        persist(() => desk.session.suspend({ sessionId, reason: REASON, idempotencyKey: newKey() }))
      const answers = await inParallel<unknown>(16, [...books.slice(0, 12), stop, ...books.slice(12)])
      const fair = ['slot_suspended', 'slot_full']
      const refusals = answers.filter((answer) => typeof answer === 'string')
      expect(refusals.filter((refusal) => !fair.includes(refusal))).toEqual([])
      const living = await app.database.db.appointment.count({
        where: { slot: { sessionId }, status: { in: ['held', 'booked', 'checked-in', 'in-visit'] } },
      })
      expect(living).toBe(0)
      await assertSeatsAddUp(app)
    }
  })

  it('settles a booking that looked before and sat down after, by the database', async () => {
    const { sessionId, slots } = await app.openSession({ day: dayAfter(app, 6) })
    const { childId, accountId } = await app.newFamily()
    await app.database.db.session.update({ where: { id: sessionId }, data: { status: 'suspended' } })
    const seat = app.database.pool.query(
      `WITH taken AS (UPDATE slot SET booked = 1, free_seats = '{}' WHERE id = $1 RETURNING *)
       INSERT INTO appointment (id, slot_id, patient_id, account_id, status, status_at, seat_no, organization_id,
         practitioner_id, service, day, start_at, end_at, number, room, fee_fen, practitioner_title, created_at)
       SELECT gen_random_uuid(), taken.id, $2, $3, 'booked', now(), 1, session.organization_id, session.practitioner_id,
         session.service, session.day, taken.start_at, taken.end_at, 1, '101', 0, '', now()
       FROM taken JOIN session ON session.id = taken.session_id`,
      [at(slots, 0).id, childId, accountId],
    )
    await expect(seat).rejects.toMatchObject({ constraint: 'appointment_in_open_session' })
  })
})
