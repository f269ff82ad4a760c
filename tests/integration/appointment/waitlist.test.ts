import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { moveWaiting } from '#server/features/merge/waitlist-store'
import { refusalOf } from '../../support/room/refusal-of'
import { assertSeatsAddUp, at, newKey } from '../../support/room/test-app'
import { offersOf, startWaitlist, type WaitlistRoom } from '../../support/room/waitlist-room'
import { freeSeats } from '../../support/rows/appointment-rows'
import { residentIdBornOn } from '../../support/rows/resident-ids'

let room: WaitlistRoom
beforeAll(async () => {
  room = await startWaitlist('2026-11-23T08:00:00+08:00')
})
afterEach(async () => {
  await assertSeatsAddUp(room.app)
  room.app.assertQuiet()
})
afterAll(() => room.close())

const key = () => ({ idempotencyKey: newKey() })
const families = (count: number) => Promise.all(Array.from({ length: count }, () => room.app.newFamily()))
const kindsOf = async (family: { caller: ReturnType<typeof room.app.as> }) =>
  (await family.caller.message.list({})).rows.map(({ kind }) => kind)

/** Cancelled and offered at once. */
async function freed(session: Awaited<ReturnType<WaitlistRoom['fullSession']>>, slot: number) {
  await session.cancel(slot)
  await room.runDueJobs()
}

/** One living offer of a family. */
async function offerOf(family: Parameters<typeof offersOf>[0]) {
  return at(await offersOf(family), 0)
}

describe('A, B and C wait in that order (rules D-BK, vectors)', () => {
  it('seats go through the line as published, and whoever accepts waits no longer', async () => {
    const session = await room.fullSession(0)
    const [a, b, c] = await families(3)
    if (!a || !b || !c) throw new Error('three families')
    const entries = []
    for (const family of [a, b, c]) {
      entries.push(await session.join(family))
      room.app.clock.pass(60_000)
    }
    expect(at((await c.caller.waitlist.list({})).rows, 0)).toMatchObject({ place: 3, status: 'waiting' })
    const [seat1, seat2] = [at(session.slots, 0).id, at(session.slots, 1).id]

    room.passUntil('2026-11-23T10:00:00+08:00')
    await freed(session, 0)
    expect(await offersOf(a)).toEqual([{ id: expect.any(String), slotId: seat1, until: '10:15' }])
    // Nobody else finds it: not the public, and not B.
    const { organizationId, day } = session
    const list = await b.caller.slot.list({ organizationId, service: 'sick-visit', from: day, to: day })
    expect(list.rows.filter(({ free }) => free > 0)).toEqual([])

    room.passUntil('2026-11-23T10:03:00+08:00')
    await a.caller.waitlist.decline({ id: (await offerOf(a)).id, ...key() })
    await room.runDueJobs()
    expect(await offersOf(a)).toEqual([])
    expect(await offerOf(b)).toMatchObject({ slotId: seat1, until: '10:18' })

    room.passUntil('2026-11-23T10:05:00+08:00')
    await freed(session, 1)
    expect(await offerOf(a)).toMatchObject({ slotId: seat2, until: '10:20' })

    room.passUntil('2026-11-23T10:18:00+08:00')
    await room.runDueJobs()
    expect(await offersOf(b)).toEqual([])
    expect(await offerOf(c)).toMatchObject({ slotId: seat1, until: '10:33' })

    room.passUntil('2026-11-23T10:19:00+08:00')
    const booked = await a.caller.waitlist.accept({ id: (await offerOf(a)).id, ...key() })
    expect((await a.caller.appointment.get({ id: booked.id })).slotId).toBe(seat2)
    expect((await a.caller.waitlist.list({})).rows).toMatchObject([{ id: entries[0], closeReason: 'booked' }])
    expect(await kindsOf(a)).toContain('appointment-booked')
    // B was silent once and keeps the place before C.
    expect(at((await b.caller.waitlist.list({})).rows, 0)).toMatchObject({ place: 1, silences: 1 })

    await c.caller.waitlist.decline({ id: (await offerOf(c)).id, ...key() })
    await room.runDueJobs()
    expect(await freeSeats(room.app, seat1)).toBe(1)
  })

  it('publishes the line without saying who stands in it', async () => {
    const session = await room.fullSession(2)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    await session.join(a, { halfDay: 'afternoon' })
    room.app.clock.pass(60_000)
    await session.join(b, { practitionerId: null })
    const { organizationId, practitionerId } = session
    const asked = { organizationId, practitionerId, service: 'sick-visit' } as const
    const order = await room.app.as(null).waitlist.order(asked)
    expect(order.rows.map(({ place, halfDay }) => [place, halfDay])).toEqual([
      [1, 'afternoon'],
      [2, 'any'],
    ])
    expect(order.rule).toMatchObject({ offerMinutes: 15, pausedAfter: 2 })
    expect(JSON.stringify(order)).not.toMatch(
      new RegExp(
        [a, b]
          .flatMap(Object.values)
          .filter((v) => typeof v === 'string')
          .join('|'),
      ),
    )
  })
})

describe('two seats that come free in the same moment', () => {
  it('go to two people, and two families who answer for one child have answered once (E1 31)', async () => {
    const session = await room.fullSession(0)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    const father = await room.app.newAccount()
    await room.app.database.db.patientLink.create({
      data: { accountId: father, patientId: a.childId, relation: 'child' },
    })
    await session.join(a)
    room.app.clock.pass(60_000)
    await session.join(b)
    await Promise.all([session.cancel(0), session.cancel(1)])
    await room.runDueJobs()
    const [toA, toB] = [await offersOf(a), await offersOf(b)]
    expect([toA.length, toB.length]).toEqual([1, 1])
    expect(new Set([at(toA, 0).slotId, at(toB, 0).slotId]).size).toBe(2)

    const { id } = at(toA, 0)
    const both = [a.caller, room.app.as(father)].map((caller) =>
      caller.waitlist.accept({ id, ...key() }).then(
        () => 'booked',
        (error: Error) => error.message,
      ),
    )
    expect((await Promise.all(both)).sort()).toEqual(['booked', 'offer_over'])
    expect(await refusalOf(a.caller.waitlist.accept({ id: at(toB, 0).id, ...key() }))).toBe('not_found')
  })
})

describe('time', () => {
  it('an offer in the night stands until 07:30 and may be accepted before the day opens (E1 30)', async () => {
    room.passUntil('2026-11-24T08:00:00+08:00')
    const session = await room.fullSession(1, { startTime: '10:00', endTime: '10:30' })
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    room.passUntil('2026-11-24T23:10:00+08:00')
    await freed(session, 0)
    expect((await offerOf(a)).until).toBe('07:30')
    room.passUntil('2026-11-25T00:20:00+08:00')
    await a.caller.waitlist.accept({ id: (await offerOf(a)).id, ...key() })
  })

  it('in the last hour a seat is everybody’s', async () => {
    room.passUntil('2026-11-25T08:00:00+08:00')
    const session = await room.fullSession(0)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    room.passUntil('2026-11-25T14:00:00+08:00')
    await freed(session, 0)
    expect(await freeSeats(room.app, at(session.slots, 0).id)).toBe(1)
    expect(await offersOf(a)).toEqual([])
  })

  it('two offers that nobody answers pause; taken up again the old place counts', async () => {
    room.passUntil('2026-11-26T08:00:00+08:00')
    const session = await room.fullSession(0)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    const id = await session.join(a)
    for (const slot of [0, 1]) {
      await freed(session, slot)
      room.app.clock.pass(15 * 60_000)
      await room.runDueJobs()
    }
    expect((await a.caller.waitlist.list({})).rows).toMatchObject([{ status: 'paused', place: null }])
    expect(await kindsOf(a)).toEqual(['waitlist-paused', 'waitlist-offered', 'waitlist-offered'])
    room.app.clock.pass(2 * 60_000)
    const { slots } = session
    for (const slot of slots.slice(0, 2)) {
      const other = await room.app.newFamily()
      await other.caller.appointment.book({ slotId: slot.id, patientId: other.childId, ...key() })
    }
    await session.join(b)
    await a.caller.waitlist.resume({ id, ...key() })
    expect((await a.caller.waitlist.list({})).rows).toMatchObject([
      { status: 'waiting', place: 1, silences: 0 },
    ])
    expect(await refusalOf(a.caller.waitlist.resume({ id, ...key() }))).toBe('waitlist_state')
  })

  it('days that pass end the waiting (E1 32)', async () => {
    const session = await room.fullSession(1)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    room.passUntil('2026-11-28T00:01:00+08:00')
    await room.sweep()
    await room.sweep()
    expect((await a.caller.waitlist.list({})).rows).toMatchObject([{ closeReason: 'range-passed' }])
    expect(await kindsOf(a)).toEqual(['waitlist-closed'])
  })
})

describe('a server that goes away in the middle', () => {
  it('of an offer: another one ends it in time, with nothing but the database', async () => {
    room.passUntil('2026-11-28T08:00:00+08:00')
    const session = await room.fullSession(0)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    await session.join(a)
    room.app.clock.pass(60_000)
    await session.join(b)
    await freed(session, 0)
    await room.app.database.pool.query('DELETE FROM graphile_worker._private_jobs')
    await room.sweep()
    expect((await offersOf(a)).length).toBe(1)
    room.app.clock.pass(15 * 60_000)
    await room.sweep()
    expect([(await offersOf(a)).length, (await offersOf(b)).length]).toEqual([0, 1])
  })

  it('before the offer: the seat waits for the line, not for whoever is fast', async () => {
    const session = await room.fullSession(0)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    await session.cancel(0)
    await room.app.database.pool.query('DELETE FROM graphile_worker._private_jobs')
    const fast = await room.app.newFamily()
    const wish = { slotId: at(session.slots, 0).id, patientId: fast.childId, ...key() }
    expect(await refusalOf(fast.caller.appointment.book(wish))).toBe('slot_full')
    await room.sweep()
    expect((await offersOf(a)).length).toBe(1)
  })

  it('a seat with which something is wrong keeps no other from being offered', async () => {
    const { pool } = room.app.database
    const session = await room.fullSession(0)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    await session.cancel(0)
    room.app.clock.pass(1_000)
    await session.cancel(1)
    await pool.query('DELETE FROM graphile_worker._private_jobs')
    const [broken, sound] = [at(session.slots, 0).id, at(session.slots, 1).id]
    await pool.query(`
      CREATE FUNCTION refuse_broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT slot_id FROM waitlist_seat WHERE id = NEW.seat_id) = '${broken}' THEN RAISE 'broken'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER refuse_broken BEFORE INSERT ON waitlist_offer FOR EACH ROW EXECUTE FUNCTION refuse_broken()`)
    await expect(room.sweep()).rejects.toThrow('1 of 3 failed')
    await pool.query('DROP TRIGGER refuse_broken ON waitlist_offer; DROP FUNCTION refuse_broken')
    expect(await offersOf(a)).toMatchObject([{ slotId: sound }])
  })
})

describe('what ends an offer besides an answer', () => {
  it('booking another seat that was waited for: the next one is asked', async () => {
    room.passUntil('2026-11-29T08:00:00+08:00')
    const session = await room.fullSession(0)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    await session.join(a)
    room.app.clock.pass(60_000)
    await session.join(b)
    await freed(session, 0)
    const other = await room.app.openSession({ ...session, startTime: '17:00', endTime: '17:30' })
    await a.caller.appointment.book({ slotId: at(other.slots, 0).id, patientId: a.childId, ...key() })
    expect((await a.caller.waitlist.list({})).openOffers).toEqual([])
    await room.sweep()
    expect((await offersOf(b)).length).toBe(1)
    const left = at((await b.caller.waitlist.list({})).rows, 0)
    expect(await b.caller.waitlist.leave({ id: left.id, ...key() })).toEqual({ status: 'closed' })
    await room.runDueJobs()
    expect(await freeSeats(room.app, at(session.slots, 0).id)).toBe(1)
  })

  it('a doctor who cannot come: nothing is offered of a session that does not take place', async () => {
    const session = await room.fullSession(0)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    await session.join(a)
    await freed(session, 0)
    const { id } = await offerOf(a)
    const desk = await room.app.newStaff('front-desk', session.organizationId)
    await desk.caller.session.suspend({ sessionId: session.sessionId, reason: '医生身体不适', ...key() })
    expect(await refusalOf(a.caller.waitlist.accept({ id, ...key() }))).toBe('slot_suspended')
    await room.sweep()
    expect(await offersOf(a)).toEqual([])
    expect(at((await a.caller.waitlist.list({})).rows, 0).status).toBe('waiting')
  })

  it('a hold that runs out, and a booking that moves, free their seats for the line too', async () => {
    const session = await room.fullSession(0)
    const [a, b, holder] = await families(3)
    if (!a || !b || !holder) throw new Error('three families')
    await session.cancel(0)
    room.app.clock.pass(2 * 60_000)
    const slotId = at(session.slots, 0).id
    const { holdId } = await holder.caller.appointment.hold({ slotId, patientId: holder.childId, ...key() })
    await session.join(a)
    await holder.caller.appointment.release({ holdId, ...key() })
    await room.runDueJobs()
    const { id } = await offerOf(a)
    const booked = await a.caller.waitlist.accept({ id, ...key() })

    await session.join(b)
    const { slots } = await room.app.openSession({ ...session, startTime: '17:00', endTime: '17:30' })
    await a.caller.appointment.reschedule({ id: booked.id, slotId: at(slots, 0).id, ...key() })
    await room.runDueJobs()
    expect((await offerOf(b)).slotId).toBe(slotId)
  })
})

describe('whoever', () => {
  it('missed three visits is not asked and waits no longer (BK-11)', async () => {
    room.passUntil('2026-11-29T20:00:00+08:00')
    const session = await room.fullSession(1)
    const [banned, next] = await families(2)
    if (!banned || !next) throw new Error('two families')
    await session.join(banned)
    room.app.clock.pass(60_000)
    await session.join(next)
    for (const day of [0, 1, 2]) {
      const { slots } = await room.app.openSession({ day: `2026-12-0${day + 1}` })
      const seat = { slotId: at(slots, 0).id, patientId: banned.childId, ...key() }
      const held = await room.app.database.db.appointment.findMany({
        where: { patientId: banned.childId, status: 'booked' },
      })
      expect(held.length).toBe(0)
      const { id } = await banned.caller.appointment.book(seat)
      await room.app.database.db.appointment.update({ where: { id }, data: { status: 'no-show' } })
    }
    await freed(session, 0)
    expect((await banned.caller.waitlist.list({})).rows).toMatchObject([{ closeReason: 'banned' }])
    expect(await kindsOf(banned)).toContain('waitlist-closed')
    expect((await offersOf(next)).length).toBe(1)
  })

  it('has another row keeps one place and one offer (D-ID-05), and finds them in the export', async () => {
    room.passUntil('2026-11-29T20:30:00+08:00')
    const [session, other] = [await room.fullSession(1), await room.fullSession(1)]
    const [kept, ended] = await families(2)
    if (!kept || !ended) throw new Error('two families')
    for (const family of [kept, ended]) await session.join(family)
    await other.join(ended)
    await freed(session, 0)
    await freed(other, 0)
    const { db, transaction } = room.app.database
    await db.patient.update({ where: { id: ended.childId }, data: { mergedIntoId: kept.childId } })
    const merge = { survivorId: kept.childId, endedId: ended.childId, byAccountId: kept.accountId }
    await transaction((tx) => moveWaiting(tx, { ...merge, now: room.app.clock.now() }))
    await room.sweep()
    const { rows, openOffers } = await kept.caller.waitlist.list({})
    expect(rows.map(({ status, closeReason }) => [status, closeReason])).toEqual([
      ['waiting', null],
      ['waiting', null],
      ['closed', 'merged'],
    ])
    expect(openOffers.length).toBe(1)
    const { document } = await kept.caller.account.export(key())
    const { people } = document as { people: { waitlist: { closeReason: string | null }[] }[] }
    expect(at(people, 0).waitlist.filter(({ closeReason }) => closeReason === 'merged').length).toBe(1)
    expect(at(people, 0).waitlist.length).toBe(3)
  })
})

describe('joining', () => {
  it('is for days that can be booked, once a line, while nothing is free, and for three lines at most', async () => {
    room.passUntil('2026-11-30T08:00:00+08:00')
    const session = await room.fullSession(1)
    const [a] = await families(1)
    if (!a) throw new Error('a family')
    expect(await refusalOf(session.join(a, { toDay: '2026-12-30' }))).toBe('waitlist_range')
    expect(await refusalOf(session.join(a, { practitionerId: newKey() }))).toBe('not_found')
    expect(await refusalOf(session.join({ ...a, childId: newKey() }))).toBe('not_found')
    const document = { type: 'resident-id', number: residentIdBornOn('1990-01-01', 1) } as const
    const adult = { name: '周建国', relation: 'spouse', document, idempotencyKey: newKey() } as const
    const { id: childId } = await a.caller.patient.add(adult)
    expect(await refusalOf(session.join({ ...a, childId }))).toBe('service_age')
    await session.join(a)
    expect(await refusalOf(session.join(a, { halfDay: 'morning' }))).toBe('waitlist_already')
    await session.join(a, { practitionerId: null })
    await (await room.fullSession(1)).join(a)
    const fourth = await room.fullSession(1)
    expect(await refusalOf(fourth.join(a))).toBe('limit_waitlist')
    const [b] = await families(1)
    if (!b) throw new Error('a family')
    await fourth.cancel(0)
    expect(await refusalOf(fourth.join(b))).toBe('waitlist_seats_left')
    await fourth.join(b, { halfDay: 'morning' })
  })

  it('puts whom the clinic sent away before whoever came first', async () => {
    const session = await room.fullSession(1)
    const [first, sentAway] = await families(2)
    if (!first || !sentAway) throw new Error('two families')
    const cancelled = await room.app.openSession({ ...session, startTime: '08:00', endTime: '08:10' })
    const seat = { slotId: at(cancelled.slots, 0).id, patientId: sentAway.childId, ...key() }
    await sentAway.caller.appointment.book(seat)
    await session.join(first)
    const desk = await room.app.newStaff('front-desk', session.organizationId)
    await desk.caller.session.suspend({ sessionId: cancelled.sessionId, reason: '医生身体不适', ...key() })
    room.app.clock.pass(60_000)
    await session.join(sentAway)
    expect(at((await sentAway.caller.waitlist.list({})).rows, 0)).toMatchObject({
      precedence: 'suspended',
      place: 1,
    })
    await freed(session, 0)
    expect((await offersOf(sentAway)).length).toBe(1)
  })
})

describe('the database alone', () => {
  it('refuses a second offer of a seat or to a person, and a seat that is sold and offered', async () => {
    const session = await room.fullSession(0)
    const [a, b] = await families(2)
    if (!a || !b) throw new Error('two families')
    await session.join(a)
    const other = await session.join(b)
    await session.cancel(1)
    await freed(session, 0)
    const { pool } = room.app.database
    const offered = await pool.query<{ seat_id: string; entry_id: string; patient_id: string }>(
      `SELECT seat_id, entry_id, patient_id FROM waitlist_offer WHERE status = 'open' AND patient_id = $1`,
      [a.childId],
    )
    const { seat_id: seatId } = at(offered.rows, 0)
    const again = (seat: string, entry: string, patient: string) =>
      pool.query(
        `INSERT INTO waitlist_offer (id, seat_id, entry_id, patient_id, offered_at, expires_at)
         VALUES (gen_random_uuid(), $1, $2, $3, now(), now() + interval '1 hour')`,
        [seat, entry, patient],
      )
    await expect(again(seatId, other, b.childId)).rejects.toThrow(/waitlist_offer_one_per_/)
    await expect(again(seatId, other, a.childId)).rejects.toThrow('waitlist_offer_stands')
    await expect(
      pool.query(`UPDATE waitlist_seat SET gone_at = now() + interval '1 year' WHERE id = $1`, [seatId]),
    ).rejects.toThrow('waitlist_seat_stays')
    await expect(
      pool.query(
        `UPDATE slot SET free_seats = '{1}', booked = booked - 1
         WHERE id = (SELECT slot_id FROM waitlist_seat WHERE id = $1)`,
        [seatId],
      ),
    ).rejects.toThrow(/seats/)
    await expect(
      pool.query(`UPDATE waitlist_entry SET joined_at = now() - interval '1 year' WHERE id = $1`, [other]),
    ).rejects.toThrow('waitlist_entry_stays')
  })
})
