import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { LocalDate } from '#domain/kernel/time'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newTeam, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  // Before anybody asks: a process goes on for some seconds with the rules it has read.
  const own = { region: '青石县', code: 'BK-13', source: '县卫健局通知', verified: true }
  const periods = [
    { validFrom: new Date('2026-11-01'), validTo: new Date('2026-11-21'), value: { holdMinutes: 3 } },
    { validFrom: new Date('2026-11-21'), validTo: new Date('2026-11-22'), value: { holdMinutes: 8 } },
    { validFrom: new Date('2026-11-22'), validTo: null, value: { holdMinutes: 4 } },
  ]
  await app.database.db.ruleSet.createMany({ data: periods.map((period) => ({ ...own, ...period })) })
  const value = { releaseAt: '07:00', signedFamilyEveAt: '18:30' }
  const evening = { ...own, code: 'BK-03', validFrom: new Date('2026-11-01'), value }
  await app.database.db.ruleSet.create({ data: evening })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

it('says the rules in force at a place today, before anybody has logged in', async () => {
  const organizationId = await app.newOrganization()
  expect(await app.as(null).slot.rules({ organizationId })).toEqual({
    windowDays: 14,
    releaseAt: '07:00',
    signedFamilyEveAt: '20:00',
    sameDayFrom: '07:00',
    leadMinutes: 15,
    holdMinutes: 5,
    perDay: 2,
    open: 3,
    freeCancelDaysBefore: 1,
    freeCancelUntil: '24:00',
    noShows: 3,
    windowMonths: 3,
    banDays: 90,
    lateCancelsPerNoShow: 2,
  })
})

it('says a county’s own rule instead of the general one, in the version of today', async () => {
  const organizationId = await app.newOrganization()
  const where = { id: organizationId }
  await app.database.db.organization.update({ where, data: { region: '青石县' } })
  expect((await app.as(null).slot.rules({ organizationId })).holdMinutes).toBe(8)
})

it('opens to the families of its own team on the evening before, at the hour of its rule (BK-03, D-FD-09)', async () => {
  const team = await newTeam(app)
  const { organizationId } = team
  const region = '青石县'
  await app.database.db.organization.update({ where: { id: organizationId }, data: { region } })
  const signed = await signedFamily(app, team)
  const elsewhere = await signedFamily(app, await newTeam(app))
  const day = dayAfter(app, 15)
  const reserves = [{ pool: 'signed-family' as const, every: 2, offset: 1 }]
  const { slots } = await app.openSession({ organizationId, day, endTime: '09:20', reserves })
  const [open, kept] = [at(slots, 0).id, at(slots, 1).id]
  const tomorrowAtSeven = `${dayAfter(app, 1)}T07:00:00+08:00`
  const listed = async ({ caller, patientId }: { caller: Caller; patientId: string }) => {
    const wish = { organizationId, service: 'sick-visit', from: day, to: day, patientId } as const
    return (await caller.slot.list(wish)).rows.map(({ bookable, refusal }) => refusal ?? bookable)
  }
  const book = ({ caller, patientId }: { caller: Caller; patientId: string }, slotId: string) =>
    caller.appointment.book({ slotId, patientId, idempotencyKey: newKey() })

  // The contract is looked for where it could change the answer, and nowhere else.
  const open14 = dayAfter(app, 14)
  await app.openSession({ organizationId, day: open14, endTime: '09:20' })
  const statements = (on: LocalDate) =>
    countStatements(() => {
      const wish = { organizationId, service: 'sick-visit', from: on, to: on } as const
      return signed.caller.slot.list({ ...wish, patientId: signed.patientId })
    })
  expect(await statements(day)).toBe((await statements(open14)) + 1)

  const opensAt = `${dayAfter(app, 0)}T18:30:00+08:00`
  const early = { code: 'slot_outside_window', facts: { opensAt } }
  expect(await listed(signed)).toEqual([early, early])
  expect(await refusalOf(book(signed, open))).toBe('slot_outside_window')
  app.clock.pass(8.5 * 3_600_000)
  const later = { code: 'slot_outside_window', facts: { opensAt: tomorrowAtSeven } }
  expect(await listed(elsewhere)).toEqual([later, later])
  expect(await refusalOf(book(elsewhere, open))).toBe('slot_outside_window')
  expect(await listed(signed)).toEqual([true, true])
  const { id } = await book(signed, open)
  await signed.caller.appointment.cancel({ id, idempotencyKey: newKey() })
  expect(await refusalOf(book(elsewhere, kept))).toBe('slot_outside_window')

  const { contractId } = signed
  await signed.caller.contract.terminate({ id: contractId, reason: 'resident', idempotencyKey: newKey() })
  app.clock.pass(5.5 * 3_600_000)
  const tomorrow = { code: 'slot_not_released', facts: { opensAt: `${dayAfter(app, 0)}T07:00:00+08:00` } }
  expect(await listed(signed)).toEqual([tomorrow, tomorrow])
  app.clock.pass(7 * 3_600_000)
  expect(await refusalOf(book(signed, kept))).toBe('slot_pool_signed_family')
  app.clock.pass(-21 * 3_600_000)
})

it('counts a village station and the place above it as one home, and the lead hospital as another', async () => {
  const hospital = await app.newOrganization('lead-hospital')
  const centre = await app.newOrganization('township-centre', hospital)
  const [station, other] = [await app.newOrganization('village-station', centre), await app.newOrganization()]
  const { access, db } = app.context(null)
  const isSigned = async (home: string) => {
    const { patientId } = await signedFamily(app, await newTeam(app, { organizationId: home }))
    const places = [hospital, centre, station, other]
    return Promise.all(places.map((place) => access.isSignedAt(db, patientId, place, dayAfter(app, 0))))
  }
  expect(await isSigned(centre)).toEqual([false, true, true, false])
  expect(await isSigned(station)).toEqual([false, true, true, false])
})

it('knows no place that does not exist', async () => {
  expect(await refusalOf(app.as(null).slot.rules({ organizationId: newKey() }))).toBe('not_found')
})

it('what is kept for referrals is theirs who have one, and opens to everybody a day before (BK-19)', async () => {
  const day = dayAfter(app, 4)
  const reserves = [{ pool: 'referral' as const, every: 1, offset: 0 }]
  const { slots, organizationId } = await app.openSession({ day, endTime: '10:00', reserves })
  const [referred, other] = [await app.newFamily(), await app.newFamily()]
  const book = ({ caller, childId }: typeof referred, index: number) =>
    caller.appointment.book({ slotId: at(slots, index).id, patientId: childId, idempotencyKey: newKey() })
  const now = app.clock.now()
  const { id } = await app.database.db.referral.create({
    data: {
      patientId: referred.childId,
      fromOrganizationId: await app.newOrganization(),
      fromPractitionerId: await app.newPractitioner(),
      toOrganizationId: organizationId,
      urgency: 'normal',
      reasonCipher: 'x',
      requestedAt: now,
      byAccountId: other.accountId,
    },
  })
  expect(await refusalOf(book(referred, 0))).toBe('slot_pool_referral')
  const accepted = { acceptedAt: now, answeredByAccountId: other.accountId, answerCipher: 'x' }
  await app.database.db.referral.update({ where: { id }, data: accepted })
  await book(referred, 0)
  expect(await refusalOf(book(other, 1))).toBe('slot_pool_referral')
  app.clock.pass(3 * 86_400_000)
  try {
    await book(other, 1)
  } finally {
    app.clock.pass(-3 * 86_400_000)
  }
})
