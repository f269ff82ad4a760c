import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '#domain/account/account-role'
import { type DemoPersona, demoOpenid } from '#domain/account/demo-persona'
import { isOpen } from '#domain/immunization/dose-state'
import { addDays, addMonths, ageMonthsOn, daysBetween, localDate, localDateOf } from '#domain/kernel/time'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import type { Context } from '#server/platform/context'
import { demoId } from '../../../prisma/seed/demo-id'
import { neighbourClaims } from '../../../prisma/seed/neighbour-claims'
import { seedDemo } from '../../../prisma/seed/seed-demo'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { clockAt } from '../../support/model/clock'
import { type StaffActor, testContext } from '../../support/room/test-context'
import { logLines } from '../../support/server/log-lines'

/** A Saturday, so that the first of the next seven days is a Sunday. */
const clock = clockAt('2026-11-21T08:30:00+08:00')
const TODAY = localDate('2026-11-21')
const lines = logLines()
const createCaller = createCallerFactory(appRouter)

let database: TestDatabase
let as: (accountId: string | null, staff?: StaffActor) => Context

beforeAll(async () => {
  database = await createTestDatabase()
  const context = await testContext(database, { now: clock.now, log: lines.log, isDemonstration: true })
  as = context.as
  await seedDemo(as(null))
})
afterAll(() => database.drop())

/** From a template; the visits that lie behind a family were held long ago, from none. */
const PUBLISHED = { templateId: { not: null } } as const

async function rowCounts(): Promise<Record<string, number>> {
  const { db } = database
  return {
    organizations: await db.organization.count(),
    practitioners: await db.practitioner.count(),
    roles: await db.practitionerRole.count(),
    certifications: await db.certification.count(),
    templates: await db.sessionTemplate.count(),
    sessions: await db.session.count({ where: PUBLISHED }),
    slots: await db.slot.count({ where: { session: PUBLISHED } }),
    rules: await db.ruleSet.count(),
    accounts: await db.account.count(),
    patients: await db.patient.count(),
    identifiers: await db.patientIdentifier.count(),
    links: await db.patientLink.count(),
    appointments: await db.appointment.count(),
    checkups: await db.checkup.count(),
    immunizations: await db.immunization.count(),
    grids: await db.grid.count(),
    teams: await db.careTeam.count(),
    packages: await db.servicePackage.count(),
    contracts: await db.contract.count(),
    signatures: await db.contractSignature.count(),
    followUps: await db.followUp.count(),
  }
}

async function personaAccount(persona: DemoPersona): Promise<string> {
  const where = { openid: demoOpenid(persona) }
  return (await database.db.account.findUniqueOrThrow({ where, select: { id: true } })).id
}

it('has paid claims that look alike, so that the public page shows them', async () => {
  const { rows } = await createCaller(as(null)).fund.cases({})
  expect(
    rows.map(({ ageBand, diseaseGroup, pathway, month }) => [ageBand, diseaseGroup, pathway, month]),
  ).toEqual(Array.from({ length: 5 }, () => ['3–5 岁', '呼吸系统', 'C', '2026-10']))
  const { rows: onNotice } = await createCaller(as(null)).claim.publicity({})
  expect(onNotice).toMatchObject([{ amountBand: '1–2 万元', publicUntil: addDays(TODAY, 5) }])
  const yearOfDays = Array.from({ length: 366 }, (_, day) => addDays(TODAY, day))
  for (const today of yearOfDays) {
    for (const { from, bankReference } of neighbourClaims(today, String)) {
      if (bankReference === null) continue
      expect(addDays(from, 2).slice(0, 7)).toBe(
        addMonths(localDate(`${today.slice(0, 7)}-01`), -1).slice(0, 7),
      )
    }
  }
})

describe('the seeded county', () => {
  it.each([
    ['parent', 'zhou-yuman', { Y4: 'DONE', M30: 'MISSED', Y5: 'PLANNED' }],
    ['parent', 'zhou-yuhe', { NEWBORN_HOME: 'DONE', M1: 'PLANNED' }],
    ['parent-2', 'chen-yinuo', { M8: 'DONE', M12: 'OVERDUE', M18: 'PLANNED' }],
    ['newborn-parent', 'xu-muyang', { NEWBORN_HOME: 'DUE', M1: 'PLANNED' }],
  ] as const)('gives %s the check-ups of %s as they would stand', async (persona, key, states) => {
    const patientId = demoId('patient', key)
    const { rows, extra } = await createCaller(as(await personaAccount(persona))).record.checkups({
      patientId,
    })
    expect(Object.fromEntries(rows.map(({ code, state }) => [code, state]))).toMatchObject(states)
    expect(extra.map(({ risks }) => risks)).toEqual(
      key === 'xu-muyang' ? [['preterm', 'low-birth-weight']] : [],
    )
  })

  it.each([
    ['parent', 'zhou-yuman', ['Polio 4 OVERDUE']],
    ['parent', 'zhou-yuhe', []],
    ['parent-2', 'chen-yinuo', ['MenA 2 OVERDUE']],
    ['parent-2', 'chen-yichen', []],
    ['newborn-parent', 'xu-muyang', []],
  ] as const)('gives %s the vaccines of %s, all but what was missed', async (persona, key, missed) => {
    const { doses, given } = await createCaller(as(await personaAccount(persona))).record.immunization({
      patientId: demoId('patient', key),
    })
    const open = doses.filter(({ state }) => isOpen(state))
    expect(open.map(({ series, doseNo, state }) => `${series} ${doseNo} ${state}`)).toEqual(missed)
    expect(doses.some(({ state }) => state === 'DONE_EARLY_INVALID')).toBe(false)
    expect(given.length).toBeGreaterThanOrEqual(2)
    expect(given.filter(({ isVerified }) => !isVerified).length).toBe(key === 'zhou-yuman' ? 1 : 0)
  })

  it('has signed 周予满 with 何静 for some months, by both sides and under one hash', async () => {
    const { contract } = createCaller(as(await personaAccount('parent')))
    const { rows } = await contract.list({})
    expect(rows).toMatchObject([{ patientId: demoId('patient', 'zhou-yuman'), status: 'active' }])
    const { agreementHash } = await contract.get({ id: rows[0]?.id ?? '' })
    const kept = await database.db.contractSignature.findMany({ where: { contractId: rows[0]?.id ?? '' } })
    expect(kept.map(({ side, textHash }) => [side, textHash])).toEqual([
      ['resident', agreementHash],
      ['team', agreementHash],
    ])
    const { service } = createCaller(as(await personaAccount('parent')))
    const progress = await service.progress({ patientId: demoId('patient', 'zhou-yuman') })
    const done = progress?.rows.filter(({ status }) => status === 'done')
    expect(done?.map(({ itemCode }) => itemCode).sort()).toEqual(['feeding-guidance', 'home-visit'])
    const { packages } = createCaller(as(await personaAccount('parent'))).contract
    const offered = await packages({ patientId: demoId('patient', 'zhou-yuhe') })
    expect(offered.groups.map(({ nameZh }) => nameZh)).toEqual(['0–6 岁儿童'])
    expect(offered.rows.map(({ nameZh, termYears, selfFen }) => [nameZh, termYears, selfFen])).toEqual(
      expect.arrayContaining([
        ['基础包', 1, 0],
        ['儿童包', 1, 3_000],
        ['儿童包', 3, 8_000],
      ]),
    )
  })

  it('says of its teams how full they are by counting contracts: two at 城东, one of them nearly so', async () => {
    const gridId = demoId('grid', 'chengdong', '滨河路', '1')
    const { rows } = await createCaller(as(null)).contract.teams({ gridId })
    const [he, zhao] = rows
    expect(rows.filter(({ isRecommended }) => isRecommended).map(({ name }) => name)).toEqual([
      he?.name,
      zhao?.name,
    ])
    const loads = Object.fromEntries(rows.map(({ name, load }) => [name, load]))
    expect(loads['何静家庭医生团队']).toMatchObject({ signed: 7, state: 'open' })
    expect(loads['赵敏家庭医生团队']).toMatchObject({ signed: 9, free: 1, state: 'key-groups-only' })
    const page = await createCaller(as(null)).contract.team({ teamId: demoId('care-team', 'he-jing') })
    expect(page.complete).toEqual({ team: true, phone: true, card: true, chatGroup: true, notebook: true })
    expect(page.evaluation).toMatchObject({ count: 5 })
  })

  it('has a doctor with children waiting for an answer, and a grid worker who sees who agreed', async () => {
    const organizationId = demoId('organization', 'chengdong')
    const actor = (role: StaffRole, practitionerId: string | null): StaffActor => ({
      duties: [{ role, organizationId }],
      practitionerId,
      secondFactorAt: null,
    })
    const doctor = actor('family-doctor', demoId('practitioner', 'he-jing'))
    const { contract, service } = createCaller(as(await personaAccount('family-doctor'), doctor))
    // Somebody is still to be visited, from the first look at it on.
    const { buildings } = await service.homeVisits({ teamId: demoId('care-team', 'he-jing'), on: TODAY })
    expect(buildings.flatMap(({ rows }) => rows.map(({ nameMasked }) => nameMasked))).toContain('高*桐')
    const inbox = await contract.inbox({ teamId: demoId('care-team', 'he-jing'), tab: 'waiting' })
    expect(inbox.rows).toHaveLength(2)
    const worker = createCaller(as(await personaAccount('grid-worker'), actor('grid-worker', null)))
    const [grid] = (await worker.gridWorker.mine({})).rows
    const residents = await worker.gridWorker.residents({ gridId: grid?.gridId ?? '' })
    expect(residents.rows.find(({ name }) => name === '孙国强')).toMatchObject({
      buildingName: '梧桐路 1 栋',
      isSigned: true,
    })
  })

  it('gives the persona parent a family whose ages are true today', async () => {
    const { rows } = await createCaller(as(await personaAccount('parent'))).patient.list({})
    expect(rows.map(({ relation, sex }) => `${relation} ${sex}`)).toEqual([
      'self female',
      'child male',
      'child female',
      'parent female',
    ])
    const [, older, newborn] = rows.map(({ birthDate }) => localDate(birthDate))
    expect(older && ageMonthsOn(older, TODAY)).toBe(54)
    expect(newborn && daysBetween(newborn, TODAY)).toBe(18)
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('offers sick visits at five centres or more in %d days', async (ahead) => {
    const { rows } = await createCaller(as(null)).organization.list({
      service: 'sick-visit',
      onDay: addDays(TODAY, ahead),
    })
    const centres = rows.filter(({ kind }) => kind === 'community-centre' || kind === 'township-centre')
    expect(centres.length).toBeGreaterThanOrEqual(5)
  })

  it('shows full and nearly full slots of today and tomorrow, taken by neighbours', async () => {
    for (const day of [TODAY, addDays(TODAY, 1)]) {
      const slots = await database.db.slot.findMany({
        where: { booked: { gt: 0 }, session: { day: new Date(day) } },
        select: { booked: true, capacity: true },
      })
      const free = slots.map(({ booked, capacity }) => capacity - booked)
      expect(free).toContain(0)
      expect(free).toContain(1)
    }
  })

  it('publishes three weeks, today included', async () => {
    const { _min, _max } = await database.db.session.aggregate({
      where: PUBLISHED,
      _min: { day: true },
      _max: { day: true },
    })
    expect(_min.day && localDateOf(_min.day)).toBe(TODAY)
    expect(_max.day && localDateOf(_max.day)).toBe(addDays(TODAY, 20))
  })

  it('logs how many rows it added and not one name, phone or number', () => {
    expect(lines.text()).toContain('"organization":29')
    expect(lines.text()).not.toMatch(/[\u4e00-\u9fff]|1990000|510198/)
  })
})

describe('seeding again', () => {
  it('adds nothing on the same day', async () => {
    const before = await rowCounts()
    await seedDemo(as(null))
    expect(await rowCounts()).toEqual(before)
  })

  it('a week later adds the days that have come since, and leaves what people booked and ended', async () => {
    const accountId = await personaAccount('parent')
    const { slot, appointment } = createCaller(as(accountId))
    const tomorrow = addDays(TODAY, 1)
    const { rows } = await slot.list({
      organizationId: demoId('organization', 'chengxi'),
      service: 'sick-visit',
      from: tomorrow,
      to: tomorrow,
    })
    const free = rows.find(({ bookable }) => bookable)
    const booked = await appointment.book({
      slotId: free?.id ?? '',
      patientId: demoId('patient', 'zhou-yuman'),
      idempotencyKey: crypto.randomUUID(),
    })
    await database.db.patientLink.update({
      where: { id: demoId('link', 'fang-guizhen') },
      data: { endedAt: new Date(clock.now().getTime() + 60_000) },
    })
    const before = await rowCounts()

    clock.pass(7 * 86_400_000)
    await seedDemo(as(null))

    const { sessions, slots, ...after } = await rowCounts()
    const { sessions: sessionsBefore = 0, slots: slotsBefore = 0, ...others } = before
    expect(after).toEqual(others)
    expect(sessions).toBe(sessionsBefore + sessionsBefore / 3)
    expect(slots).toBe(slotsBefore + slotsBefore / 3)
    expect(await createCaller(as(accountId)).appointment.get({ id: booked.id })).toMatchObject({
      status: 'booked',
    })
    const family = await createCaller(as(accountId)).patient.list({})
    expect(family.rows.map(({ relation }) => relation)).toEqual(['self', 'child', 'child'])
  })
})

describe('two seedings', () => {
  it('at the same moment make one county', async () => {
    const other = await createTestDatabase()
    const context = await testContext(other, { now: clock.now, isDemonstration: true })
    await Promise.all([seedDemo(context.as(null)), seedDemo(context.as(null))])
    const { db } = other
    expect(await db.organization.count()).toBe(29)
    expect(await db.patient.count()).toBe(await database.db.patient.count())
    expect(await db.session.count()).toBe(
      new Set(
        (await db.session.findMany()).map(({ templateId, day }) => `${templateId} ${day.toISOString()}`),
      ).size,
    )
    await other.drop()
  })

  it('leave a persona who was here first with the account they have', async () => {
    const other = await createTestDatabase()
    const context = await testContext(other, { now: clock.now, isDemonstration: true })
    const early = await other.db.account.create({
      data: { openid: demoOpenid('newborn-parent') },
    })
    await seedDemo(context.as(null))
    const { rows } = await createCaller(context.as(early.id)).patient.list({})
    expect(rows.map(({ relation }) => relation)).toEqual(['self', 'child'])
    await other.drop()
  })
})

it('refuses to put demo data where there is no demonstration', async () => {
  await expect(seedDemo({ ...as(null), isDemonstration: false })).rejects.toThrow('never for production')
})

it('shows a fund whose books are closed and checked, with a year behind it', async () => {
  const ledger = await createCaller(as(null)).fund.ledger({})
  expect(ledger).toMatchObject({
    planCode: 'YX',
    isExample: true,
    isVerified: true,
    reserve: 'ok',
    through: addDays(localDateOf(clock.now()), -1),
  })
  expect(ledger.months).toHaveLength(6)
  expect(ledger.totals.contributions.count).toBeGreaterThan(10_000)
  expect(ledger.totals.fee.actualBasisPoints).toBeLessThan(500)
})

it('covers a child for the second year, and leaves a waiver for the plan’s office to decide', async () => {
  const { db } = as(null)
  const mine = await db.coverage.findMany({
    where: { patientId: demoId('patient', 'zhou-yuman') },
    orderBy: { startsOn: 'asc' },
  })
  expect(mine.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['new in-force', 'renewal in-force'])
  const [before, now] = mine
  expect(now?.previousId).toBe(before?.id)
  expect(now?.illnessFrom).toEqual(now?.startsOn)
  const asked = await db.coverage.findMany({ where: { paidBy: 'donation' } })
  expect(asked.map(({ status }) => status)).toEqual(['pending-payment'])
  expect((await createCaller(as(null)).coverage.plan({})).window.state).toBe('open')
})
