import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { visitTasks } from '#server/features/visit/jobs'
import { countStatements } from '../../support/database/statement-count'
import { RECORD } from '../../support/inputs/visit-inputs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { historyOf } from '../../support/rows/appointment-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })
const TODAY = '2026-11-22'

async function place() {
  const session = await app.openSession({ day: TODAY, startTime: '08:30', endTime: '12:30', seatsPerSlot: 3 })
  const { organizationId, practitionerId, sessionId, slots } = session
  const desk = (await app.newStaff('front-desk', organizationId)).caller
  const doctor = (await app.newStaff('family-doctor', organizationId, practitionerId)).caller
  const book = async (turn: number) => {
    const family = await app.newFamily()
    const slotId = at(slots, Math.floor(turn / 3)).id
    const wish = { slotId, patientId: family.childId, reason: '咳嗽' }
    const { id } = await family.caller.appointment.book({ ...wish, ...key() })
    return { ...family, id }
  }
  const see = async (appointmentId: string) => {
    await desk.visit.checkIn({ appointmentId, ...key() })
    await doctor.visit.start({ appointmentId, ...key() })
    await doctor.visit.complete({ appointmentId, record: RECORD, confirmed: true, ...key() })
  }
  return { organizationId, practitionerId, sessionId, desk, doctor, book, see }
}

describe('lists send as many statements for many people as for one', () => {
  it('session.list, session.board and visit.find', async () => {
    const { sessionId, organizationId, desk, book } = await place()
    const reads = {
      list: () => desk.session.list({ date: TODAY, organizationId }),
      board: () => desk.session.board({ sessionId }),
      find: () => desk.visit.find({ query: '示' }),
    }
    const counted = async () => {
      const counts = []
      for (const read of Object.values(reads)) counts.push(await countStatements(read))
      return counts
    }
    await book(0)
    const few = await counted()
    for (let turn = 1; turn < 12; turn++) await book(turn)
    expect(await counted()).toEqual(few)
    // A list, its line and who looked: no more.
    expect(Math.max(...few)).toBeLessThanOrEqual(3)
    expect((await reads.board()).expected).toHaveLength(12)
  })
})

describe('what staff see of a person', () => {
  it('is a mask and an age, never a birth date; the reason only in the room', async () => {
    const { sessionId, desk, doctor, book } = await place()
    const { id } = await book(0)
    const atDesk = JSON.stringify(await desk.session.board({ sessionId }))
    const inRoom = JSON.stringify([
      await doctor.session.board({ sessionId }),
      await doctor.visit.get({ appointmentId: id }),
    ])
    for (const text of [atDesk, inRoom]) {
      expect(text).toContain('示*')
      expect(text).toContain('5岁')
      expect(text).not.toMatch(/示例"|2021-05-20/)
    }
    expect(atDesk).not.toContain('咳嗽')
    expect(inRoom).toContain('咳嗽')
  })

  it('ends at the door of one’s own place and one’s own room', async () => {
    const { sessionId, organizationId, book } = await place()
    const { id: appointmentId } = await book(0)
    const elsewhere = (await app.newStaff('front-desk', await app.newOrganization())).caller
    expect(await refusalOf(elsewhere.session.board({ sessionId }))).toBe('not_found')
    expect((await elsewhere.visit.find({ query: '示' })).rows).toEqual([])
    expect((await elsewhere.session.list({ date: TODAY })).rows).toEqual([])
    const colleague = await app.newStaff('family-doctor', organizationId, await app.newPractitioner())
    expect(await refusalOf(colleague.caller.visit.get({ appointmentId }))).toBe('not_found')
    expect(await refusalOf(colleague.caller.visit.start({ appointmentId, ...key() }))).toBe('not_found')
  })

  it('is found by number, by a part of the name and by the last four digits of a family’s phone', async () => {
    const { desk, book } = await place()
    const { id, accountId } = await book(1)
    const { fieldCrypto } = app.context(null)
    await app.database.db.account.update({
      where: { id: accountId },
      data: { phoneCipher: fieldCrypto.seal('account.phone_cipher', '13800138765') },
    })
    for (const query of ['1', '例', '8765', ' 示例 ']) {
      const { rows } = await desk.visit.find({ query })
      expect(
        rows.map(({ appointmentId }) => appointmentId),
        query,
      ).toEqual([id])
    }
    expect((await desk.visit.find({ query: '8766' })).rows).toEqual([])
    expect(await refusalOf(desk.visit.find({ query: '  ' }))).toBe('input_invalid')
  })
})

describe('earlier visits', () => {
  it('are shown while the family agrees, and every look is written down', async () => {
    const first = await place()
    const { id, childId, caller } = await first.book(0)
    await first.see(id)
    const second = await place()
    const later = await app.openSession({
      day: TODAY,
      startTime: '14:00',
      endTime: '15:00',
      service: 'follow-up',
      organizationId: second.organizationId,
      practitionerId: second.practitionerId,
    })
    const { id: appointmentId } = await caller.appointment.book({
      slotId: at(later.slots, 0).id,
      patientId: childId,
      ...key(),
    })
    const get = async () => (await second.doctor.visit.get({ appointmentId })).earlierVisits
    const looks = () =>
      app.database.db.auditEvent.count({ where: { purpose: 'earlier-visits', patientIds: { has: childId } } })
    const purpose = 'earlier-visits' as const
    const { version: textVersion } = currentConsentText(purpose)
    expect([await get(), await looks()]).toEqual([null, 0])
    await caller.consent.decide({ patientId: childId, purpose, decision: 'given', textVersion, ...key() })
    expect(await get()).toMatchObject([{ day: TODAY, diagnoses: '急性上呼吸道感染' }])
    // What the doctor there restricts stays there (journeys E3 28).
    const restrict = (category: string) =>
      app.database.db.visit.update({ where: { appointmentId: id }, data: { category } })
    await restrict('restricted')
    expect(await get()).toEqual([])
    await restrict('normal')
    expect(await looks()).toBe(2)
    await caller.consent.withdraw({ patientId: childId, purpose, ...key() })
    expect([await get(), await looks()]).toEqual([null, 2])
  })
})

describe('the record', () => {
  it('lies sealed, with the certificate that held on the day', async () => {
    const { practitionerId, doctor, book, see } = await place()
    const certificate = (number: string, from: string, to: string) => ({
      practitionerId,
      number,
      validFrom: new Date(from),
      validTo: new Date(to),
    })
    const numbers = [newKey(), newKey()] as const
    await app.database.db.certification.createMany({
      data: [
        certificate(numbers[0], '2024-01-01', '2026-11-21'),
        certificate(numbers[1], '2026-11-22', '2026-11-22'),
      ],
    })
    const { id } = await book(0)
    await see(id)
    const visit = await app.database.db.visit.findUniqueOrThrow({ where: { appointmentId: id } })
    expect(visit.certificationNumber).toBe(numbers[1])
    expect(visit.recordCipher).not.toContain('J06')
    expect(await doctor.visit.get({ appointmentId: id })).toMatchObject({ certified: true, record: RECORD })
  })

  it('is read by the family, but of somebody of fourteen only after their own yes', async () => {
    const { desk, doctor, sessionId, see } = await place()
    const { slots } = await app.database.db.session.findUniqueOrThrow({
      where: { id: sessionId },
      select: { slots: { orderBy: { startAt: 'asc' } } },
    })
    const accountId = await app.newAccount()
    const patientId = await app.newPatient('2012-05-20', { [accountId]: 'child' })
    const caller = app.as(accountId)
    const { id } = await caller.appointment.book({ slotId: at(slots, 0).id, patientId, ...key() })
    await see(id)
    expect(await refusalOf(caller.visit.summary({ appointmentId: id }))).toBe('patient_is_adolescent')
    const stranger = await app.newFamily()
    expect(await refusalOf(stranger.caller.visit.summary({ appointmentId: id }))).toBe('not_found')
    expect([desk, doctor]).toHaveLength(2)
  })
})

describe('the survey of a place', () => {
  it('shows its counts always and a rate from ten answers on', async () => {
    const { organizationId, desk, doctor, book, see } = await place()
    const answers = { waiting: 'on-time', explanation: 'clear' } as const
    for (let turn = 0; turn < 10; turn++) {
      const { id, caller } = await book(turn)
      await see(id)
      const overall = turn < 9 ? 'satisfied' : 'dissatisfied'
      if (turn === 9) {
        expect(await desk.survey.summary({ organizationId })).toMatchObject({ answers: 9, percent: null })
      }
      await caller.survey.answer({ appointmentId: id, overall, ...answers, ...key() })
    }
    expect(await doctor.survey.summary({ organizationId })).toMatchObject({
      satisfied: 9,
      answers: 10,
      percent: '90.00',
    })
    const elsewhere = (await app.newStaff('front-desk', await app.newOrganization())).caller
    expect(await refusalOf(elsewhere.survey.summary({ organizationId }))).toBe('not_found')
  })
})

it('calls visits of earlier days missed at night, by the clock, and leaves today alone', async () => {
  const { book } = await place()
  const missed = await book(0)
  const tomorrow = await app.openSession({ day: dayAfter(app, 1) })
  const coming = await app.newFamily()
  const { id: comingId } = await coming.caller.appointment.book({
    slotId: at(tomorrow.slots, 0).id,
    patientId: coming.childId,
    ...key(),
  })
  app.clock.pass(86_400_000)
  try {
    const tasks = visitTasks({ access: app.database, notices: app.context(null).notices, now: app.clock.now })
    for (const task of Object.values(tasks)) {
      await task({})
      await task({})
    }
  } finally {
    app.clock.pass(-86_400_000)
  }
  expect(await historyOf(app, missed.id)).toEqual([
    ['booked', missed.accountId],
    ['no-show', null],
  ])
  expect((await historyOf(app, comingId)).map(([status]) => status)).toEqual(['booked'])
})
