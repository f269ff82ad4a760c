import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { createQueueNews } from '#server/features/visit/queue-news'
import { createLog } from '#server/platform/log'
import { RECORD } from '../../support/inputs/visit-inputs'
import { type LivePhone, listen, startLiveServer } from '../../support/room/live-phone'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { historyOf } from '../../support/rows/appointment-rows'
import { asToken, logInOf } from '../../support/server/log-in-of'
import { persist } from '../../support/server/persist'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const MINUTE_MS = 60_000

/** A morning from 09:00: a doctor, a desk, and families with the first seats. The clock is put back to 08:30. */
async function morning(families: number) {
  app.clock.pass(Date.parse('2026-11-22T08:30:00+08:00') - app.clock.now().getTime())
  const session = await app.openSession({ day: dayAfter(app, 0), startTime: '09:00', endTime: '12:00' })
  const { organizationId, practitionerId, sessionId, slots } = session
  const booked = []
  for (let turn = 0; turn < families; turn++) {
    const family = await app.newFamily()
    const { id, number } = await family.caller.appointment.book({
      slotId: at(slots, turn).id,
      patientId: family.childId,
      reason: '发热、咳嗽；预约的家长带来',
      idempotencyKey: newKey(),
    })
    booked.push({ ...family, id, number })
  }
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  const desk = await app.newStaff('front-desk', organizationId)
  return { organizationId, practitionerId, sessionId, slots, booked, doctor, desk }
}

const key = () => ({ idempotencyKey: newKey() })

describe('a morning at the desk and in the room', () => {
  it('goes from check-in to the record, and the family sees each step', async () => {
    const { booked, doctor, desk, sessionId } = await morning(3)
    const [first, second, third] = [at(booked, 0), at(booked, 1), at(booked, 2)]
    const family = first.caller
    expect(await family.queue.get({ appointmentId: first.id })).toMatchObject({
      status: 'booked',
      ahead: null,
    })

    const found = await desk.caller.visit.find({ query: String(first.number) })
    expect(found.rows).toMatchObject([{ appointmentId: first.id, nameMasked: '示*', reason: null }])
    expect(await desk.caller.visit.checkIn({ appointmentId: second.id, ...key() })).toEqual({
      status: 'checked-in',
      isLate: false,
      ahead: 0,
    })
    await desk.caller.visit.checkIn({ appointmentId: first.id, ...key() })
    expect(await second.caller.queue.get({ appointmentId: second.id })).toMatchObject({ ahead: 1 })

    const called = await doctor.caller.visit.callNext({ sessionId, ...key() })
    expect(called).toEqual({ appointmentId: first.id, number: first.number })
    expect((await doctor.caller.session.board({ sessionId })).now).toMatchObject({
      appointmentId: first.id,
      reason: '发热、咳嗽；预约的家长带来',
    })
    expect((await family.queue.get({ appointmentId: first.id })).calledAt).not.toBeNull()
    expect((await family.message.list({})).rows.map(({ kind }) => kind)).toContain('called')

    await doctor.caller.visit.start({ appointmentId: first.id, ...key() })
    expect(await refusalOf(doctor.caller.visit.callNext({ sessionId, ...key() }))).toBe('visit_in_progress')
    const room = await doctor.caller.visit.get({ appointmentId: first.id })
    expect(room).toMatchObject({
      record: { complaints: ['发热', '咳嗽'], abnormal: [] },
      earlierVisits: null,
    })
    expect(room.diagnosisChoices[0]).toEqual({ code: 'J06.900', nameZh: '急性上呼吸道感染' })
    expect(
      await refusalOf(
        doctor.caller.visit.complete({
          appointmentId: first.id,
          record: { ...RECORD, diagnoses: [] },
          ...key(),
        }),
      ),
    ).toBe('visit_record_incomplete')
    expect(
      await doctor.caller.visit.complete({ appointmentId: first.id, record: RECORD, ...key() }),
    ).toMatchObject({
      nextNumber: second.number,
    })

    const board = await doctor.caller.session.board({ sessionId })
    expect(board.waiting.map(({ number }) => number)).toEqual([second.number])
    expect(board.expected.map(({ number }) => number)).toEqual([third.number])
    expect(board.done.map(({ status }) => status)).toEqual(['completed'])
    expect(board.session).toMatchObject({ booked: 3, arrived: 1, done: 1 })
    expect((await family.visit.summary({ appointmentId: first.id })).lines).toContainEqual({
      nameZh: '诊断',
      valueZh: '急性上呼吸道感染',
    })
    const history = await historyOf(app, first.id)
    expect(history.map(([status]) => status)).toEqual(['booked', 'checked-in', 'in-visit', 'completed'])
  })

  it('is judged once, by the family, within thirty days', async () => {
    const { booked, doctor, desk, organizationId } = await morning(1)
    const { caller, id: appointmentId } = at(booked, 0)
    const answers = { overall: 'very-satisfied', waiting: 'short', explanation: 'clear' } as const
    expect((await caller.survey.get({ appointmentId })).state).toBe('closed')
    await desk.caller.visit.checkIn({ appointmentId, ...key() })
    await doctor.caller.visit.start({ appointmentId, ...key() })
    await doctor.caller.visit.complete({ appointmentId, record: RECORD, ...key() })
    await caller.survey.answer({ appointmentId, ...answers, ...key() })
    expect(await refusalOf(caller.survey.answer({ appointmentId, ...answers, ...key() }))).toBe(
      'survey_answered',
    )
    expect(await desk.caller.survey.summary({ organizationId })).toMatchObject({
      satisfied: null,
      answers: 1,
      percent: null,
    })
  })

  it('writes down who looked, for every look', async () => {
    const { booked, desk, sessionId } = await morning(2)
    const { childId } = at(booked, 0)
    const looks = () =>
      app.database.db.auditEvent.count({ where: { accountId: desk.accountId, patientIds: { has: childId } } })
    expect(await looks()).toBe(0)
    await desk.caller.session.board({ sessionId })
    await desk.caller.visit.find({ query: '示' })
    expect(await looks()).toBe(2)
  })
})

describe('who comes early, late or not at all', () => {
  it('BK-10: late by half an hour is still seen, at the end of the line; a minute more is not', async () => {
    const { booked, desk, sessionId } = await morning(4)
    const [late, lost, onTime] = [at(booked, 1), at(booked, 0), at(booked, 3)]
    app.clock.pass(30 * MINUTE_MS + 10 * MINUTE_MS + 30 * MINUTE_MS)
    // 09:40: the slot of 09:10 began thirty minutes ago, that of 09:00 forty.
    expect(await desk.caller.visit.checkIn({ appointmentId: late.id, ...key() })).toMatchObject({
      isLate: true,
    })
    expect(await refusalOf(desk.caller.visit.checkIn({ appointmentId: lost.id, ...key() }))).toBe(
      'arrival_too_late',
    )
    expect(await desk.caller.visit.checkIn({ appointmentId: onTime.id, ...key() })).toMatchObject({
      isLate: true,
      ahead: 1,
    })
    await desk.caller.visit.markNoShow({ appointmentId: lost.id, ...key() })
    expect(await refusalOf(desk.caller.visit.markNoShow({ appointmentId: at(booked, 2).id, ...key() }))).toBe(
      'no_show_too_soon',
    )
    const { done } = await desk.caller.session.board({ sessionId })
    expect(done.map(({ status }) => status)).toEqual(['no-show'])
  })

  it('whoever was called and is not there waits at the end', async () => {
    const { booked, desk, doctor, sessionId } = await morning(2)
    for (const { id } of booked) await desk.caller.visit.checkIn({ appointmentId: id, ...key() })
    await doctor.caller.visit.callNext({ sessionId, ...key() })
    await doctor.caller.visit.pass({ appointmentId: at(booked, 0).id, ...key() })
    expect(await doctor.caller.visit.callNext({ sessionId, ...key() })).toMatchObject({
      appointmentId: at(booked, 1).id,
    })
    expect(await refusalOf(doctor.caller.visit.pass({ appointmentId: at(booked, 0).id, ...key() }))).toBe(
      'appointment_state',
    )
  })

  it('BK-22: more than four hours early sits down now, and the own seat goes back', async () => {
    const { organizationId, desk } = await morning(0)
    const evening = await app.openSession({
      day: dayAfter(app, 0),
      startTime: '14:00',
      endTime: '16:00',
      organizationId,
    })
    const family = await app.newFamily()
    const { id: appointmentId } = await family.caller.appointment.book({
      slotId: at(evening.slots, 0).id,
      patientId: family.childId,
      ...key(),
    })
    expect(await refusalOf(desk.caller.visit.checkIn({ appointmentId, ...key() }))).toBe('arrival_too_early')
    const seated = await desk.caller.visit.admitWalkIn({ appointmentId, ...key() })
    expect(await historyOf(app, appointmentId)).toMatchObject([
      ['booked', family.accountId],
      ['cancelled', desk.accountId],
    ])
    expect(await family.caller.appointment.get({ id: seated.appointmentId })).toMatchObject({
      status: 'checked-in',
    })
  })

  it('is given no other seat while the guardian refuses to have its data kept, and keeps its own', async () => {
    const { organizationId, desk } = await morning(0)
    const later = await app.openSession({
      day: dayAfter(app, 0),
      startTime: '10:00',
      endTime: '12:00',
      organizationId,
    })
    const { accountId, childId: patientId, caller } = await app.newFamily()
    const slotId = at(later.slots, 4).id
    const { id: appointmentId } = await caller.appointment.book({ slotId, patientId, ...key() })
    const answer = { purpose: 'child-data', textVersion: currentConsentText('child-data').version } as const
    await caller.consent.decide({ patientId, ...answer, decision: 'refused', ...key() })
    expect(await refusalOf(desk.caller.visit.admitWalkIn({ appointmentId, ...key() }))).toBe(
      'consent_withheld',
    )
    expect(await historyOf(app, appointmentId)).toMatchObject([['booked', accountId]])
    await caller.consent.decide({ patientId, ...answer, decision: 'given', ...key() })
    await desk.caller.visit.admitWalkIn({ appointmentId, ...key() })
  })

  it('another day, another place and a second desk are told so', async () => {
    const { booked, desk, slots } = await morning(1)
    const { id: appointmentId } = at(booked, 0)
    const stranger = await app.newStaff('front-desk', await app.newOrganization())
    expect(await refusalOf(stranger.caller.visit.checkIn({ appointmentId, ...key() }))).toBe('not_found')
    const family = await app.newFamily()
    const tomorrow = await app.openSession({ day: dayAfter(app, 1) })
    const other = await app.newStaff('front-desk', tomorrow.organizationId)
    const later = await family.caller.appointment.book({
      slotId: at(tomorrow.slots, 0).id,
      patientId: family.childId,
      ...key(),
    })
    expect(await refusalOf(other.caller.visit.checkIn({ appointmentId: later.id, ...key() }))).toBe(
      'arrival_wrong_day',
    )
    const answers = await Promise.allSettled(
      Array.from({ length: 16 }, () => desk.caller.visit.checkIn({ appointmentId, ...key() })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(slots.length).toBeGreaterThan(1)
  })

  it('BK-09: who tells the desk that they are not coming is cancelled like in time, and only by this desk', async () => {
    const { booked, desk } = await morning(1)
    const { id: appointmentId, caller } = at(booked, 0)
    const stranger = await app.newStaff('front-desk', await app.newOrganization())
    expect(await refusalOf(stranger.caller.visit.leave({ appointmentId, ...key() }))).toBe('not_found')
    await desk.caller.visit.leave({ appointmentId, ...key() })
    expect(await caller.appointment.get({ id: appointmentId })).toMatchObject({ status: 'cancelled' })
    expect(await refusalOf(desk.caller.visit.leave({ appointmentId, ...key() }))).toBe('appointment_state')
    const { rows } = await caller.message.list({})
    const told = rows.filter(({ kind }) => kind === 'appointment-cancelled')
    expect(told).toMatchObject([{ appointmentId }])
  })

  it('who leaves gives the seat back, and nothing counts', async () => {
    const { booked, desk } = await morning(1)
    const { id: appointmentId, caller } = at(booked, 0)
    await desk.caller.visit.checkIn({ appointmentId, ...key() })
    expect(await refusalOf(caller.appointment.cancel({ id: appointmentId, ...key() }))).toBe(
      'appointment_state',
    )
    await desk.caller.visit.leave({ appointmentId, ...key() })
    expect(await caller.appointment.get({ id: appointmentId })).toMatchObject({ status: 'cancelled' })
    const { rows } = await caller.message.list({})
    expect(rows.filter(({ kind }) => kind === 'appointment-cancelled')).toEqual([])
  })
})

describe('races', () => {
  it('sixty-four taps call one person', async () => {
    const { booked, desk, doctor, sessionId } = await morning(3)
    for (const { id } of booked) await desk.caller.visit.checkIn({ appointmentId: id, ...key() })
    const taps = Array.from({ length: 64 }, () => ({ sessionId, ...key() }))
    const called = await Promise.all(taps.map((tap) => persist(() => doctor.caller.visit.callNext(tap))))
    const people = called.map((answer) => (typeof answer === 'string' ? answer : answer.appointmentId))
    expect(new Set(people)).toEqual(new Set([at(booked, 0).id]))
  })

  it('one practitioner is in one visit', async () => {
    const { booked, desk, doctor } = await morning(2)
    for (const { id } of booked) await desk.caller.visit.checkIn({ appointmentId: id, ...key() })
    const begun = await Promise.allSettled(
      booked.map(({ id }) => doctor.caller.visit.start({ appointmentId: id, ...key() })),
    )
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('a visit that nobody finished yesterday does not keep today waiting', async () => {
    const { booked, desk, doctor, organizationId, practitionerId } = await morning(1)
    const { id: forgotten } = at(booked, 0)
    await desk.caller.visit.checkIn({ appointmentId: forgotten, ...key() })
    await doctor.caller.visit.start({ appointmentId: forgotten, ...key() })
    app.clock.pass(24 * 60 * MINUTE_MS)
    const { slots } = await app.openSession({ day: dayAfter(app, 0), organizationId, practitionerId })
    const family = await app.newFamily()
    const { id: appointmentId } = await family.caller.appointment.book({
      slotId: at(slots, 0).id,
      patientId: family.childId,
      ...key(),
    })
    await desk.caller.visit.checkIn({ appointmentId, ...key() })
    expect(await doctor.caller.visit.start({ appointmentId, ...key() })).toMatchObject({
      startedAt: expect.any(String),
    })
  })
})

describe('decision 197: a line that moves is heard', () => {
  it('by the families of the line in every process, by nobody else, and without a word of who or where', async () => {
    const { booked, doctor, desk, sessionId } = await morning(2)
    const [first, second] = [at(booked, 0), at(booked, 1)]
    const servers = [await startLiveServer(app), await startLiveServer(app)]
    const phoneOf = async (accountId: string, process: number) => {
      const caller = await asToken(app, await logInOf(app, accountId))
      return listen(at(servers, process).address, (await caller.conversation.socketTicket({})).ticket)
    }
    const phone = await phoneOf(second.accountId, 0)
    const elsewhere = await phoneOf(first.accountId, 1)
    const stranger = await phoneOf((await app.newFamily()).accountId, 1)
    const heardOf = ({ heard }: LivePhone) => heard.filter(({ kind }) => kind === 'queue')
    const moves = async (times: number) => {
      for (const one of [phone, elsewhere]) await expect.poll(() => heardOf(one).length).toBe(times)
    }
    await desk.caller.visit.checkIn({ appointmentId: first.id, ...key() })
    await moves(1)
    await doctor.caller.visit.callNext({ sessionId, ...key() })
    await moves(2)
    await doctor.caller.visit.start({ appointmentId: first.id, ...key() })
    await moves(3)
    expect(heardOf(phone)[0]).toEqual({ kind: 'queue', appointmentId: second.id })
    expect(heardOf(elsewhere)[0]).toEqual({ kind: 'queue', appointmentId: first.id })
    expect(heardOf(stranger)).toEqual([])
    await Promise.all(servers.map((server) => server.stop()))
  })

  it('by log-ins that are good at that moment, and only theirs are looked up', async () => {
    const { booked, desk, sessionId } = await morning(2)
    const [ended, open] = [at(booked, 0), at(booked, 1)]
    const stranger = await app.newFamily()
    const listeners = [ended, open, stranger].map(({ accountId }) => ({ tokenId: newKey(), accountId }))
    const [endedLogIn, openLogIn] = [at(listeners, 0).tokenId, at(listeners, 1).tokenId]
    const lookedUp: string[] = []
    const told: string[] = []
    const news = createQueueNews({
      db: app.database.db,
      now: app.clock.now,
      log: createLog('silent'),
      sockets: { listeners: () => listeners, send: (tokenId) => told.push(tokenId) },
      openLogIns: async (tokenIds) => {
        lookedUp.push(...tokenIds)
        return new Set(tokenIds.filter((tokenId) => tokenId !== endedLogIn))
      },
    })
    await desk.caller.visit.checkIn({ appointmentId: ended.id, ...key() })
    news(sessionId)
    await expect.poll(() => told).toEqual([openLogIn])
    expect(lookedUp.sort()).toEqual([endedLogIn, openLogIn].sort())
  })

  it('and when somebody is called follows the line, not the plan', async () => {
    const { booked, doctor, desk, sessionId } = await morning(3)
    const [first, second, third] = [at(booked, 0), at(booked, 1), at(booked, 2)]
    for (const { id } of [first, second, third]) {
      await desk.caller.visit.checkIn({ appointmentId: id, ...key() })
    }
    const expected = async () => (await third.caller.queue.get({ appointmentId: third.id })).expectedAt
    const planned = await expected()
    app.clock.pass(90 * MINUTE_MS)
    await doctor.caller.visit.callNext({ sessionId, ...key() })
    const late = Date.parse(await expected())
    expect(late).toBeGreaterThan(app.clock.now().getTime())
    expect(late).toBeGreaterThan(Date.parse(planned))
  })
})
