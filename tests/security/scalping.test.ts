import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../support/room/refusal-of'
import { assertSeatsAddUp, at, createTestApp, dayAfter, newKey, type TestApp } from '../support/room/test-app'

/** Reliability 15: what one account, one phone or one family can take beyond the rules is nothing. */
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T10:00:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const PER_DAY = 12

describe('one account with a whole household', () => {
  it('gets no more than each person’s two visits of one kind, however many taps come at once', async () => {
    const accountId = await app.newAccount()
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        app.newPatient(`20${15 + place}-05-20`, { [accountId]: 'child' }),
      ),
    )
    const sessions = await Promise.all(
      [1, 2, 3, 4, 5].map((days) => app.openSession({ day: dayAfter(app, days), seatsPerSlot: 3 })),
    )
    const wishes = sessions.flatMap(({ slots }) =>
      people.map((patientId, place) => ({ patientId, slotId: at(slots, place % slots.length).id })),
    )
    const caller = app.as(accountId)
    const answers = await Promise.allSettled(
      wishes.map((wish) => caller.appointment.book({ ...wish, idempotencyKey: newKey() })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(8 * 2)
    const { rows } = await app.database.pool.query(
      `SELECT max(n)::int AS most FROM (SELECT count(*) AS n FROM appointment WHERE status = 'booked' GROUP BY patient_id) AS each`,
    )
    expect(rows).toEqual([{ most: 2 }])
  })

  it('of one child by two accounts is still one child', async () => {
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const patientId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
    const { slots } = await app.openSession({ day: dayAfter(app, 3), seatsPerSlot: 2 })
    const answers = await Promise.allSettled(
      slots.flatMap(({ id }) =>
        [mother, father].map((accountId) =>
          app.as(accountId).appointment.book({ slotId: id, patientId, idempotencyKey: newKey() }),
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('taking and giving back', () => {
  it(`ends after ${PER_DAY} seats in a day, and begins again at midnight`, async () => {
    const { caller, childId } = await app.newFamily()
    const { slots } = await app.openSession({ day: dayAfter(app, 2), seatsPerSlot: 2 })
    const slotId = at(slots, 0).id
    const book = () => caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
    for (let turn = 0; turn < PER_DAY; turn++) {
      const { id } = await book()
      await caller.appointment.cancel({ id, idempotencyKey: newKey() })
    }
    expect(await refusalOf(book())).toBe('limit_given_back')
    app.clock.pass(14 * 3_600_000)
    expect(await book()).toMatchObject({ status: 'booked' })
  })

  it('counts holds that are let go, and one parent’s loop does not stop the other', async () => {
    const [mother, father] = [await app.newAccount(), await app.newAccount()]
    const patientId = await app.newPatient('2021-05-20', { [mother]: 'child', [father]: 'child' })
    const { slots } = await app.openSession({ day: dayAfter(app, 2), seatsPerSlot: 2 })
    const hold = (accountId: string) =>
      app.as(accountId).appointment.hold({ slotId: at(slots, 0).id, patientId, idempotencyKey: newKey() })
    for (let turn = 0; turn < PER_DAY; turn++) {
      const { holdId } = await hold(mother)
      await app.as(mother).appointment.release({ holdId, idempotencyKey: newKey() })
    }
    expect(await refusalOf(hold(mother))).toBe('limit_given_back')
    expect(await hold(father)).toMatchObject({ holdId: expect.any(String) })
  })
})
