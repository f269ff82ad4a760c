import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkupPlan } from '#domain/checkup/checkup-plan'
import { checkupRules, DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { NO_NEWBORN_FACTS } from '#domain/checkup/newborn-risk'
import { addDays, birthdayOf, type LocalDate, localDate } from '#domain/kernel/time'
import { plannedTasks } from '#domain/service-task/task-plan'
import { createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'
import {
  joinTeam,
  newContract,
  newPackage,
  newTeam,
  planNow,
  signedFamily,
} from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const TODAY = localDate('2026-11-22')

async function tasksOf(contractId: string) {
  const { rows } = await app.database.pool.query<{ key: string; opens: string; due: string; status: string }>(
    `SELECT item_code || ' ' || year_no || '.' || seq_no AS key, opens_on::text AS opens, due_on::text AS due, status
     FROM service_task WHERE contract_id = $1 ORDER BY key`,
    [contractId],
  )
  return rows
}

describe('the tasks of a contract (rules D-FD-08)', () => {
  it('are in SQL what the domain plans, for every birth date, term and package', async () => {
    const team = await newTeam(app, { capacity: 20_000 })
    const applicantId = await app.newAccount()
    const rules = checkupRules(DEFAULT_CHECKUP_RULES, TODAY)
    const perYear = {
      'home-visit': 1,
      'feeding-guidance': 3,
      'hypertension-follow-up': 4,
      'phone-follow-up': 7,
    }
    const packageIds = [await newPackage(app, perYear)]
    const person = fc.record({
      startsDaysAgo: fc.integer({ min: -40, max: 1_100 }),
      startsOnLeapDay: fc.boolean(),
      termYears: fc.constantFrom(1, 3),
      ageDays: fc.oneof(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 23_000, max: 25_000 }),
        fc.integer({ min: 0, max: 36_000 }),
      ),
      bornOnLeapDay: fc.constantFrom(null, null, '2020-02-29', '2024-02-29', '1960-02-29'),
    })
    for (const each of fc.sample(person, { numRuns: 60, seed: 20261122 })) {
      const startsOn = each.startsOnLeapDay ? localDate('2024-02-29') : addDays(TODAY, -each.startsDaysAgo)
      const endsOn = addDays(birthdayOf(startsOn, each.termYears), -1)
      const birthDate = localDate(each.bornOnLeapDay ?? addDays(TODAY, -each.ageDays))
      const patientId = await app.newPatient(birthDate, {})
      const wish = { patientId, applicantId, packageIds, startsOn, termYears: each.termYears }
      const contractId = await newContract(app, team, wish)
      await planNow(app, [contractId])
      const child = {
        birthDate,
        registeredOn: birthDate,
        newborn: NO_NEWBORN_FACTS,
        done: [],
        appointments: [],
      }
      const expected =
        endsOn < TODAY
          ? []
          : plannedTasks(
              { startsOn, endsOn, birthDate, perYear, checkups: checkupPlan(child, rules, TODAY) },
              TODAY,
            )
      expect({ ...each, tasks: await tasksOf(contractId) }).toEqual({
        ...each,
        tasks: expected
          .map(({ itemCode, yearNo, seqNo, opensOn, dueOn }) => ({
            key: `${itemCode} ${yearNo}.${seqNo}`,
            opens: opensOn as string,
            due: dueOn as string,
            status: 'open',
          }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
      })
    }
  })

  it('are the same after another night', async () => {
    const { contractId } = await signedFamily(app, await newTeam(app), { perYear: { 'home-visit': 2 } })
    const first = await tasksOf(contractId)
    expect(first.length).toBeGreaterThan(2)
    expect(await planNow(app, [contractId])).toBe(0)
    expect(await tasksOf(contractId)).toEqual(first)
  })

  it('follow a corrected birth date while they are open', async () => {
    const { contractId, patientId } = await signedFamily(app, await newTeam(app))
    const due = async () => (await tasksOf(contractId)).find(({ key }) => key === 'child-checkup 0.13')?.due
    const before = await due()
    await app.database.db.patient.update({
      where: { id: patientId },
      data: { birthDate: new Date('2021-05-10') },
    })
    await planNow(app, [contractId])
    expect(before && addDays(localDate(before), -10)).toBe(await due())
  })

  it('take the greater number where two packages promise one item', async () => {
    const team = await newTeam(app)
    const accountId = await app.newAccount()
    const patientId = await app.newPatient('1990-05-20', { [accountId]: 'self' })
    const packageIds = [
      await newPackage(app, { 'home-visit': 1 }),
      await newPackage(app, { 'home-visit': 3 }),
    ]
    const contractId = await newContract(app, team, { patientId, applicantId: accountId, packageIds })
    await planNow(app, [contractId])
    expect((await tasksOf(contractId)).map(({ key }) => key)).toEqual([
      'home-visit 1.1',
      'home-visit 1.2',
      'home-visit 1.3',
    ])
  })

  it('E2 32: know the check-up that another place did since, and do not ask for one done before', async () => {
    const team = await newTeam(app)
    const { contractId, patientId } = await signedFamily(app, team, { startsOn: dayAfter(app, -300) })
    const doctor = await joinTeam(app, await newTeam(app))
    const done = (visitNo: number, doneOn: LocalDate) =>
      app.database.db.checkup.create({
        data: {
          patientId,
          visitNo,
          doneOn: new Date(doneOn),
          recordCipher: 'sealed elsewhere',
          byAccountId: doctor.accountId,
          organizationId: doctor.staff.duties[0]?.organizationId ?? '',
          createdAt: app.clock.now(),
        },
      })
    await done(12, addDays(TODAY, -2))
    await planNow(app, [contractId])
    expect((await tasksOf(contractId)).find(({ key }) => key === 'child-checkup 0.12')?.status).toBe('done')
    const other = await signedFamily(app, team)
    await app.database.db.serviceTask.deleteMany({ where: { contractId: other.contractId } })
    await app.database.db.checkup.updateMany({ where: { patientId }, data: { patientId: other.patientId } })
    await planNow(app, [other.contractId])
    const keys = (await tasksOf(other.contractId)).map(({ key }) => key)
    expect(keys).not.toContain('child-checkup 0.12')
  })

  it('end with a contract that ended early', async () => {
    const { contractId, accountId } = await signedFamily(app, await newTeam(app), {
      perYear: { 'phone-follow-up': 2 },
      birthDate: '1990-05-20',
      startsOn: dayAfter(app, -200),
    })
    await app.database.db.contract.update({
      where: { id: contractId },
      data: {
        status: 'terminated',
        endedOn: new Date(dayAfter(app, 0)),
        endReason: 'resident',
        endedByAccountId: accountId,
        statusAt: app.clock.now(),
      },
    })
    await planNow(app, [contractId])
    expect((await tasksOf(contractId)).map(({ status }) => status)).toEqual(['open', 'cancelled'])
  })
})
