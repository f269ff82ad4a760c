import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import { assertSeatsAddUp, at, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { offersOf, startWaitlist, type WaitlistRoom } from '../../support/room/waitlist-room'
import { inParallel, persist } from '../../support/server/persist'

let room: WaitlistRoom
let app: TestApp
beforeAll(async () => {
  room = await startWaitlist('2026-11-23T08:30:00+08:00')
  app = room.app
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => room.close())

const key = () => ({ idempotencyKey: newKey() })
const REASON = '复查血常规'

/** A consultation of this morning, its doctor and its desk. */
async function consultation(endTime = '09:40') {
  const session = await app.openSession({ day: dayAfter(app, 0), startTime: '09:00', endTime })
  const { organizationId, practitionerId, sessionId } = session
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  const desk = await app.newStaff('front-desk', organizationId)
  return { ...session, sessionId, doctor, desk: desk.caller }
}

/** A family whose record is open to the doctor: its card was scanned in the room. */
async function present(doctorId: string, organizationId: string) {
  const family = await app.newFamily()
  await app.database.db.recordOpening.create({
    data: {
      patientId: family.childId,
      accountId: doctorId,
      organizationId,
      role: 'family-doctor',
      basis: 'card-code',
      openedAt: app.clock.now(),
      expiresAt: new Date(app.clock.now().getTime() + 3_600_000),
    },
  })
  return family
}

describe('加号 (BK-06)', () => {
  it('is the doctor’s own, counted, and stands at the end of the line for everybody to see', async () => {
    const { sessionId, organizationId, doctor, desk } = await consultation()
    const family = await present(doctor.accountId, organizationId)
    const add = (patientId: string) =>
      doctor.caller.session.addExtra({ sessionId, patientId, reason: REASON, ...key() })
    const added = await add(family.childId)
    expect(added.number).toBe(5)
    expect((await family.caller.message.list({})).rows.map(({ kind }) => kind)).toEqual([
      'appointment-booked',
    ])
    const { expected } = await desk.session.board({ sessionId })
    expect(expected).toMatchObject([{ appointmentId: added.appointmentId, isExtra: true }])
    expect((await desk.session.seats({ sessionId })).extras).toEqual({ used: 1, most: 3 })
    const extra = await app.database.db.extraSeat.findFirstOrThrow({ where: { sessionId } })
    expect(extra).toMatchObject({ byAccountId: doctor.accountId, ordinal: 1 })
    expect(extra.reasonCipher).not.toContain(REASON)
    const looks = await app.database.db.auditEvent.findMany({ where: { accountId: doctor.accountId } })
    expect(looks.map(({ action }) => action)).toContain('session.addExtra')
    expect(await refusalOf(add(family.childId))).toBe('limit_same_service_day')
    await family.caller.appointment.cancel({ id: added.appointmentId, ...key() })
    expect((await desk.session.seats({ sessionId })).extras.used).toBe(1)
  })

  it('is nobody else’s: given back it goes away, and the next one has a number of its own', async () => {
    const { sessionId, organizationId, practitionerId, slots, doctor, desk } = await consultation('09:10')
    const [one, next] = [
      await present(doctor.accountId, organizationId),
      await present(doctor.accountId, organizationId),
    ]
    const seated = await app.newFamily()
    const slotId = at(slots, 0).id
    await seated.caller.appointment.book({ slotId, patientId: seated.childId, ...key() })
    const waiting = await app.newFamily()
    const day = dayAfter(app, 0)
    const wish = { organizationId, practitionerId, service: 'sick-visit', fromDay: day, toDay: day } as const
    await waiting.caller.waitlist.join({ ...wish, halfDay: 'any', patientId: waiting.childId, ...key() })
    const add = (patientId: string) =>
      doctor.caller.session.addExtra({ sessionId, patientId, reason: REASON, ...key() })
    const first = await add(one.childId)
    expect(first.number).toBe(2)
    await one.caller.appointment.cancel({ id: first.appointmentId, ...key() })
    await room.runDueJobs()
    expect(await offersOf(waiting)).toEqual([])
    const stranger = await app.newFamily()
    const book = stranger.caller.appointment.book({ slotId, patientId: stranger.childId, ...key() })
    expect(await refusalOf(book)).toBe('slot_full')
    expect((await desk.session.seats({ sessionId })).slots).toMatchObject([
      { capacity: 1, free: 0, booked: 1 },
    ])
    expect((await add(next.childId)).number).toBe(3)
    await desk.session.extend({ sessionId, slots: 1, ...key() })
    const [, added] = await app.database.db.slot.findMany({
      where: { sessionId },
      orderBy: { startAt: 'asc' },
    })
    expect(added?.firstNumber).toBe(4)
    const onThePad = app.database.pool.query(
      'UPDATE slot SET capacity = capacity + 1, free_seats = ARRAY[2] WHERE id = $1',
      [slotId],
    )
    await expect(onThePad).rejects.toMatchObject({ constraint: 'extra_seat_for_one_person' })
  })

  it('waits for its person while the session is stopped, and is the very seat that was promised', async () => {
    const { sessionId, organizationId, slots, doctor, desk } = await consultation('09:10')
    const families = []
    for (let each = 0; each < 3; each++) families.push(await present(doctor.accountId, organizationId))
    const seated = await app.newFamily()
    await seated.caller.appointment.book({ slotId: at(slots, 0).id, patientId: seated.childId, ...key() })
    const extras = []
    for (const { childId: patientId, caller } of families) {
      const added = await doctor.caller.session.addExtra({ sessionId, patientId, reason: REASON, ...key() })
      extras.push({ caller, patientId, id: added.appointmentId })
    }
    const [kept, moved, silent] = [at(extras, 0), at(extras, 1), at(extras, 2)]
    const elsewhere = await app.openSession({ day: dayAfter(app, 1), startTime: '09:00', endTime: '09:10' })
    await desk.session.suspend({ sessionId, reason: '停电停水', ...key() })
    const slotId = at(elsewhere.slots, 0).id
    await moved.caller.appointment.reschedule({ id: moved.id, slotId, ...key() })
    expect(await desk.session.resume({ sessionId, ...key() })).toEqual({ offered: 3 })
    const { rows } = await kept.caller.appointment.equivalents({ appointmentId: kept.id })
    const original = rows.find(({ kind }) => kind === 'original')
    expect(original?.number).toBe(2)
    // The lower number lies on the pad by then, and is not the one that was promised.
    const mine = (await seated.caller.appointment.list({})).rows[0]?.id ?? ''
    await seated.caller.appointment.declineEquivalents({ appointmentId: mine, ...key() })
    await silent.caller.appointment.declineEquivalents({ appointmentId: silent.id, ...key() })
    await room.runDueJobs()
    const back = await kept.caller.appointment.takeEquivalent({ id: original?.id ?? '', ...key() })
    expect(back.number).toBe(2)
    const seats = async () => (await desk.session.seats({ sessionId })).slots
    expect(await seats()).toMatchObject([{ capacity: 2, free: 1, booked: 1, kept: 0 }])
    await kept.caller.appointment.cancel({ id: back.id, ...key() })
    expect(await seats()).toMatchObject([{ capacity: 1, free: 1, booked: 0, kept: 0 }])
  })

  it('goes no further than the rule allows, however many are added at once', async () => {
    const { sessionId, organizationId, doctor } = await consultation()
    const families = []
    for (let each = 0; each < 6; each++) families.push(await present(doctor.accountId, organizationId))
    const adds = families.map(({ childId }) => {
      const intent = { sessionId, patientId: childId, reason: REASON, ...key() }
      return () => persist(() => doctor.caller.session.addExtra(intent))
    })
    const answers = await inParallel<unknown>(6, adds)
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(3)
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(
      new Set(['extra_seats_used']),
    )
  })

  it('is for nobody whose record is shut, in nobody else’s session, and in none that is over', async () => {
    const { sessionId, organizationId, doctor, desk } = await consultation()
    const other = await consultation()
    const [stranger, family] = [await app.newFamily(), await present(doctor.accountId, organizationId)]
    const add = (input: { sessionId: string; patientId: string }) =>
      refusalOf(doctor.caller.session.addExtra({ ...input, reason: REASON, ...key() }))
    expect(await add({ sessionId, patientId: stranger.childId })).toBe('not_found')
    expect(await add({ sessionId: other.sessionId, patientId: family.childId })).toBe('not_found')
    const asDesk = desk.session.addExtra({ sessionId, patientId: family.childId, reason: REASON, ...key() })
    expect(await refusalOf(asDesk)).toBe('not_permitted')
    await desk.session.suspend({ sessionId, reason: '停电停水', ...key() })
    expect(await add({ sessionId, patientId: family.childId })).toBe('session_over')
  })

  it('is counted by the database too', async () => {
    const { sessionId, organizationId, doctor } = await consultation()
    const family = await present(doctor.accountId, organizationId)
    const intent = { sessionId, patientId: family.childId, reason: REASON, ...key() }
    const { appointmentId } = await doctor.caller.session.addExtra(intent)
    const { db } = app.database
    const row = {
      sessionId,
      most: 3,
      byAccountId: doctor.accountId,
      reasonCipher: 'x',
      addedAt: app.clock.now(),
    }
    const { id } = await db.appointment.findFirstOrThrow({ where: { id: { not: appointmentId } } })
    const put = (changed: object) =>
      db.extraSeat.create({ data: { ...row, appointmentId: id, ordinal: 2, ...changed } })
    await expect(put({})).rejects.toThrow(/extra_seat_own_session/)
    await expect(
      app.database.pool.query('UPDATE extra_seat SET most = 9 WHERE appointment_id = $1', [appointmentId]),
    ).rejects.toMatchObject({ constraint: 'append_only' })
  })
})

describe('the board of a session', () => {
  it('says which seats are free, booked, kept and taken, and when what is kept for others comes back', async () => {
    const day = dayAfter(app, 0)
    const reserves = [
      { pool: 'on-site', every: 4, offset: 1 },
      { pool: 'referral', every: 4, offset: 2 },
    ] as const
    const session = await app.openSession({ day, startTime: '10:00', endTime: '10:40', reserves })
    const desk = (await app.newStaff('front-desk', session.organizationId)).caller
    const family = await app.newFamily()
    const { id: appointmentId } = await family.caller.appointment.book({
      slotId: at(session.slots, 0).id,
      patientId: family.childId,
      ...key(),
    })
    await desk.visit.checkIn({ appointmentId, ...key() })
    const { slots, extension, isOwn } = await desk.session.seats({ sessionId: session.sessionId })
    expect(
      slots.map(({ pool, free, booked, arrived, opensAt }) => [pool, free, booked, arrived, opensAt]),
    ).toEqual([
      ['public', 0, 0, 1, null],
      ['on-site', 1, 0, 0, `${day}T10:00:00+08:00`],
      // Given back to everybody a day before.
      ['referral', 1, 0, 0, null],
      ['public', 1, 0, 0, null],
    ])
    expect([extension, isOwn]).toEqual([{ slots: 12, minutes: 10 }, false])
  })
})

describe('a session that goes on longer (BK-EXTEND)', () => {
  it('asks whoever waits before it opens to everybody, and has an end', async () => {
    const { sessionId, organizationId, practitionerId, slots, desk } = await consultation('09:10')
    const [seated, waiting] = [await app.newFamily(), await app.newFamily()]
    const seat = { slotId: at(slots, 0).id, patientId: seated.childId }
    await seated.caller.appointment.book({ ...seat, ...key() })
    const day = dayAfter(app, 0)
    const wish = { organizationId, practitionerId, service: 'sick-visit', fromDay: day, toDay: day } as const
    await waiting.caller.waitlist.join({ ...wish, halfDay: 'any', patientId: waiting.childId, ...key() })
    const longer = (count: number) => desk.session.extend({ sessionId, slots: count, ...key() })
    expect(await longer(7)).toEqual({ end: `${day}T10:20:00+08:00` })
    await room.runDueJobs()
    expect(await offersOf(waiting)).toHaveLength(1)
    const { rows } = await seated.caller.slot.list({
      organizationId,
      service: 'sick-visit',
      from: day,
      to: day,
    })
    expect(rows.filter(({ free }) => free > 0)).toHaveLength(6)
    expect(await refusalOf(longer(6))).toBe('session_extend_limit')
    await longer(5)
    expect((await desk.session.seats({ sessionId })).extension.slots).toBe(0)
  })

  it('says who let it go on, when and until when, once for each time', async () => {
    const { sessionId, doctor, desk } = await consultation()
    const day = dayAfter(app, 0)
    const intent = { sessionId, slots: 2, ...key() }
    await desk.session.extend(intent)
    await desk.session.extend(intent)
    app.clock.pass(60_000)
    await doctor.caller.session.extend({ sessionId, slots: 1, ...key() })
    const names = await app.database.db.staffMember.count({ where: { accountId: doctor.accountId } })
    expect(names).toBe(1)
    const { extensions } = await desk.session.seats({ sessionId })
    expect(extensions).toMatchObject([
      { minutes: 10, end: `${day}T10:10:00+08:00`, at: `${day}T08:31:00+08:00` },
      { minutes: 20, end: `${day}T10:00:00+08:00`, at: `${day}T08:30:00+08:00` },
    ])
    const by = await app.database.db.sessionExtension.findMany({
      where: { sessionId },
      orderBy: { addedAt: 'desc' },
    })
    expect(by[0]?.byAccountId).toBe(doctor.accountId)
    expect(extensions.every(({ by: name }) => name !== null)).toBe(true)
    const silently = app.database.pool.query(
      `UPDATE session SET end_at = end_at + interval '10 minutes', extended_minutes = extended_minutes + 10 WHERE id = $1`,
      [sessionId],
    )
    await expect(silently).rejects.toMatchObject({ constraint: 'session_extension_said' })
  })

  it('never into the doctor’s next consultation', async () => {
    const { sessionId, practitionerId, organizationId, desk } = await consultation()
    const next = { startTime: '09:50', endTime: '10:50', day: dayAfter(app, 0) }
    await app.openSession({ ...next, organizationId, practitionerId })
    expect(await refusalOf(desk.session.extend({ sessionId, slots: 2, ...key() }))).toBe(
      'practitioner_elsewhere',
    )
    await desk.session.extend({ sessionId, slots: 1, ...key() })
  })
})
