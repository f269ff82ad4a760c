import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const from = () => dayAfter(app, 0)
const to = () => dayAfter(app, 20)

describe('the slots of a place', () => {
  it('are shown to anybody, with the server’s time and the reason of each refusal', async () => {
    const { organizationId, slots, practitionerId, sessionId } = await app.openSession({
      day: dayAfter(app, 1),
      endTime: '09:30',
      reserves: [{ pool: 'on-site', every: 3, offset: 2 }],
    })
    const taker = await app.newFamily()
    await taker.caller.appointment.book({
      slotId: at(slots, 1).id,
      patientId: taker.childId,
      idempotencyKey: newKey(),
    })
    const listed = await app
      .as(null)
      .slot.list({ organizationId, service: 'sick-visit', from: from(), to: to() })
    expect(listed.serverTime).toBe('2026-11-21T10:00:00+08:00')
    expect(at(listed.rows, 0)).toEqual({
      id: at(slots, 0).id,
      sessionId,
      practitionerId,
      practitionerName: '示例医生',
      practitionerTitle: '主治医师',
      day: '2026-11-22',
      start: '2026-11-22T09:00:00+08:00',
      end: '2026-11-22T09:10:00+08:00',
      pool: 'public',
      capacity: 1,
      free: 1,
      feeFen: 500,
      room: '101',
      bookable: true,
    })
    expect(listed.rows.map(({ bookable, refusal }) => [bookable, refusal?.code])).toEqual([
      [true, undefined],
      [false, 'slot_full'],
      [false, 'slot_pool_on_site'],
    ])
  })

  it('of another service, practitioner, place or day are not among them', async () => {
    const organizationId = await app.newOrganization()
    const mine = await app.openSession({ day: dayAfter(app, 1), endTime: '09:10', organizationId })
    await app.openSession({ day: dayAfter(app, 1), endTime: '09:10', organizationId })
    await app.openSession({ day: dayAfter(app, 3), endTime: '09:10', organizationId })
    await app.openSession({ day: dayAfter(app, 1), endTime: '09:10', organizationId, service: 'vaccination' })
    await app.openSession({ day: dayAfter(app, 1), endTime: '09:10' })
    const wish = { organizationId, service: 'sick-visit', from: from(), to: dayAfter(app, 1) } as const
    expect((await app.as(null).slot.list(wish)).rows).toHaveLength(2)
    const { practitionerId } = mine
    const { rows } = await app.as(null).slot.list({ ...wish, practitionerId })
    expect(rows.map(({ id }) => id)).toEqual([at(mine.slots, 0).id])
  })

  it('are asked for three weeks at most, forwards', async () => {
    const organizationId = await app.newOrganization()
    const list = (first: string, last: string) =>
      app.as(null).slot.list({ organizationId, service: 'sick-visit', from: first, to: last })
    expect(await refusalOf(list(from(), dayAfter(app, 21)))).toBe('input_invalid')
    expect(await refusalOf(list(from(), dayAfter(app, -1)))).toBe('input_invalid')
    expect(await list('2018-01-01', '2018-01-21')).toMatchObject({ rows: [] })
    expect(await list('2199-12-31', '2199-12-31')).toMatchObject({ rows: [] })
  })

  it('count a held seat as taken for others until it was given back, and as free for who holds it', async () => {
    const { organizationId, slots } = await app.openSession({ day: dayAfter(app, 1), endTime: '09:10' })
    const [holder, other] = [await app.newFamily(), await app.newFamily()]
    const hold = { slotId: at(slots, 0).id, patientId: holder.childId, idempotencyKey: newKey() }
    await holder.caller.appointment.hold(hold)
    const freeTo = async (caller: Caller) => {
      const { rows } = await caller.slot.list({
        organizationId,
        service: 'sick-visit',
        from: from(),
        to: to(),
      })
      return at(rows, 0).free
    }
    expect([await freeTo(holder.caller), await freeTo(other.caller), await freeTo(app.as(null))]).toEqual([
      1, 0, 0,
    ])
    app.clock.pass(5 * 60_000)
    expect([await freeTo(holder.caller), await freeTo(other.caller), await freeTo(app.as(null))]).toEqual([
      0, 0, 0,
    ])
    app.clock.pass(-5 * 60_000)
  })
})

describe('what is marked', () => {
  it('is exactly what booking refuses, with the same reason, for any person and any slot', async () => {
    const organizationId = await app.newOrganization()
    for (const [index, service] of SERVICES.entries()) {
      for (const days of [0, 1, 2, 14, 15]) {
        await app.openSession({
          organizationId,
          service,
          day: dayAfter(app, days),
          startTime: at(['08:00', '09:00', '10:05', '11:00', '14:00'], index),
          endTime: at(['08:40', '10:00', '11:20', '12:00', '15:00'], index),
          reserves: [
            { pool: at(['on-site', 'referral', 'signed-family'] as const, days % 3), every: 3, offset: 1 },
          ],
        })
      }
    }
    const birthDates = ['2026-11-01', '2019-11-22', '2019-11-20', '2012-11-22', '2008-12-01', '1955-01-01']
    const families = await Promise.all(
      birthDates.map(async (birthDate) => {
        const accountId = await app.newAccount()
        const isSelf = birthDate === '2012-11-22' || birthDate === '1955-01-01'
        const patientId = await app.newPatient(birthDate, { [accountId]: isSelf ? 'self' : 'child' })
        return { caller: app.as(accountId), patientId }
      }),
    )
    const seen = new Set<string>()
    const visit = fc.record({
      family: fc.constantFrom(...families),
      service: fc.constantFrom(...SERVICES),
      which: fc.nat(60),
      act: fc.constantFrom('book', 'hold', 'hold and book', 'cancel'),
    })
    await fc.assert(
      fc.asyncProperty(visit, async ({ family: { caller, patientId }, service, which, act }) => {
        const { rows } = await caller.slot.list({
          organizationId,
          service,
          from: from(),
          to: to(),
          patientId,
        })
        const slot = at(rows, which % rows.length)
        const place = { slotId: slot.id, patientId, idempotencyKey: newKey() }
        const answer = await (act === 'book'
          ? caller.appointment.book(place)
          : caller.appointment.hold(place)
        ).then(
          (given) => given,
          (error: Error) => error.message,
        )
        expect(typeof answer === 'string' ? answer : undefined).toBe(slot.refusal?.code)
        expect(slot.bookable).toBe(typeof answer !== 'string')
        seen.add(slot.refusal?.code ?? 'bookable')
        if (typeof answer === 'string') return
        if ('holdId' in answer && act === 'hold and book') {
          await caller.appointment.book({ ...place, holdId: answer.holdId, idempotencyKey: newKey() })
        }
        if ('id' in answer && act === 'cancel') {
          await caller.appointment.cancel({ id: answer.id, idempotencyKey: newKey() })
        }
      }),
      { numRuns: 250, seed: 20261121 },
    )
    for (const code of [
      'bookable',
      'service_age',
      'guardian_required',
      'slot_started',
      'slot_outside_window',
    ]) {
      expect(seen).toContain(code)
    }
    for (const code of ['slot_full', 'limit_same_service_day', 'slot_pool_on_site', 'slot_pool_referral']) {
      expect(seen).toContain(code)
    }
  }, 120_000)
})
