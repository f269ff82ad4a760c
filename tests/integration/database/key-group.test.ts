import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { localDate } from '#domain/kernel/time'
import type { KeyGroup } from '#domain/key-group/key-group'
import type { Relation } from '#domain/patient/relation'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { joinTeam, newContract, newTeam, type TestTeam } from '../../support/rows/service-task-rows'

const TODAY = localDate('2026-11-22')
const key = () => ({ idempotencyKey: newKey() })

let app: TestApp
let team: TestTeam
let doctor: Awaited<ReturnType<typeof joinTeam>>

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T10:00:00+08:00` })
  team = await newTeam(app)
  doctor = await joinTeam(app, team, 'family-doctor', 'leader')
  for (const [code, groups, selfFen] of PACKAGES) {
    await app.database.db.servicePackage.create({
      data: {
        code,
        groups: [...groups],
        selfFen,
        version: 1,
        nameZh: '示例包',
        termYears: 1,
        totalFen: selfFen,
        insuranceFen: 0,
        publicHealthFen: 0,
        validFrom: new Date('2026-01-01'),
        source: '示例',
        items: { create: { itemCode: 'home-visit', place: 0, perYear: 1 } },
      },
    })
  }
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const PACKAGES = [
  ['basic', [], 0],
  ['child', ['child-0-6'], 3_000],
  ['two-diseases', ['hypertension', 'diabetes'], 0],
] as const

async function resident(birthDate: string, relation: Relation) {
  const accountId = await app.newAccount()
  const patientId = await app.newPatient(birthDate, { [accountId]: relation })
  await newContract(app, team, { patientId, applicantId: accountId })
  return { accountId, patientId, caller: app.as(accountId) }
}

const see = (patientId: string, group: Exclude<KeyGroup, 'child-0-6' | 'elderly-65'>) =>
  doctor.caller.keyGroup.add({ patientId, group, evidence: '县医院诊断书', ...key() })
const groupsOf = async (caller: Caller, patientId: string) =>
  (await caller.contract.packages({ patientId })).groups.map(({ code, source }) => [code, source])

describe('the packages of a person', () => {
  it('E2 9 and 11: knows the groups of an age at once, without waiting for the night', async () => {
    const baby = await resident('2026-11-20', 'child')
    expect(await groupsOf(baby.caller, baby.patientId)).toEqual([['child-0-6', 'age']])
    const elder = await resident('1961-11-22', 'self')
    expect(await groupsOf(elder.caller, elder.patientId)).toEqual([['elderly-65', 'age']])
  })

  it('shows which suit, which cost something and so cannot be chosen yet, and which are for others', async () => {
    const { caller, patientId } = await resident('2021-05-20', 'child')
    const { rows } = await caller.contract.packages({ patientId })
    const known = new Map(rows.map((row) => [row.code, row]))
    expect(known.get('basic')).toMatchObject({ suits: true, isPurchasable: true, refusal: null })
    expect(known.get('child')).toMatchObject({
      suits: true,
      isPurchasable: false,
      refusal: { code: 'package_not_purchasable' },
      items: [{ nameZh: '上门随访', perYear: 1 }],
    })
    expect(known.get('two-diseases')).toMatchObject({ suits: false, refusal: { code: 'package_not_suited' } })
    const declared = await caller.contract.packages({ patientId, declaredGroups: ['diabetes'] })
    expect(declared.rows.find(({ code }) => code === 'two-diseases')).toMatchObject({ refusal: null })
  })

  it('is read in as many statements with many packages as with few', async () => {
    const { caller, patientId } = await resident('2021-05-20', 'child')
    const read = () => caller.contract.packages({ patientId })
    await read()
    // The scope, the birth date, the groups, the packages.
    expect(await countStatements(read)).toBe(4)
  })
})

describe('groups that need evidence', () => {
  it('are declared by the family, confirmed by the team, and end; each look is written down', async () => {
    const { accountId, caller, patientId } = await resident('1990-01-01', 'self')
    const ctx = app.context(accountId)
    const { account } = ctx
    if (!account) throw new Error('a resident has logged in')
    for (let twice = 0; twice < 2; twice++) {
      await ctx.transaction((tx) =>
        ctx.access.declareKeyGroups(
          { ...ctx, account, tx },
          { patientId, groups: ['hypertension'] },
          app.clock.now(),
        ),
      )
    }
    expect(await groupsOf(caller, patientId)).toEqual([['hypertension', 'declared']])
    const { id } = await see(patientId, 'hypertension')
    expect(await groupsOf(caller, patientId)).toEqual([['hypertension', 'staff']])
    expect(await refusalOf(see(patientId, 'hypertension'))).toBe('entry_already_there')
    const { rows } = await doctor.caller.keyGroup.list({ patientId })
    expect(rows).toMatchObject([{ id, group: 'hypertension', evidence: '县医院诊断书', who: '示例员工' }])
    await doctor.caller.keyGroup.end({ id, ...key() })
    expect(await refusalOf(doctor.caller.keyGroup.end({ id, ...key() }))).toBe('entry_over')
    const log = await caller.record.accessLog({ patientId })
    expect(log.rows.filter(({ purpose }) => purpose === 'key-groups')).toHaveLength(3)
  })

  it('stand in the table under a value that says nothing', async () => {
    const { patientId } = await resident('1990-01-01', 'self')
    await see(patientId, 'tuberculosis')
    const { rows } = await app.database.pool.query(
      `SELECT key_group_member::text AS row FROM key_group_member WHERE patient_id = $1`,
      [patientId],
    )
    expect(JSON.stringify(rows)).not.toMatch(/tuberculosis|肺结核|诊断书/)
  })

  it('E2 26: hides a sensitive one from those who live with the person, packages included', async () => {
    const { patientId, caller } = await resident('1960-01-01', 'self')
    const son = await app.newAccount()
    await app.database.db.patientLink.create({ data: { accountId: son, patientId, relation: 'parent' } })
    await see(patientId, 'tuberculosis')
    await see(patientId, 'diabetes')
    expect(await groupsOf(caller, patientId)).toEqual([
      ['elderly-65', 'age'],
      ['diabetes', 'staff'],
      ['tuberculosis', 'staff'],
    ])
    expect(await groupsOf(app.as(son), patientId)).toEqual([
      ['elderly-65', 'age'],
      ['diabetes', 'staff'],
    ])
  })

  it('are nobody else’s business: another team finds nobody', async () => {
    const { patientId } = await resident('1990-01-01', 'self')
    const other = await joinTeam(app, await newTeam(app))
    expect(await refusalOf(other.caller.keyGroup.list({ patientId }))).toBe('not_found')
  })
})

describe('E2 42: a grid worker', () => {
  const answer = (caller: Caller, patientId: string) =>
    caller.consent.decide({
      patientId,
      purpose: 'grid-worker',
      decision: 'given',
      textVersion: currentConsentText('grid-worker').version,
      ...key(),
    })

  async function gridWorker(place: TestTeam) {
    const worker = await app.newStaff('grid-worker', place.organizationId)
    await app.database.db.gridWorker.create({
      data: { accountId: worker.accountId, gridId: place.gridId, since: new Date('2026-01-01') },
    })
    return worker
  }

  it('sees name, building and signed or not of those who agreed, and the look is written down', async () => {
    const place = await newTeam(app)
    const worker = await gridWorker(place)
    const family = await app.newAccount()
    const [yes, no] = [
      await app.newPatient('2021-05-20', { [family]: 'child' }),
      await app.newPatient('2022-05-20', { [family]: 'child' }),
    ]
    for (const patientId of [yes, no]) await newContract(app, place, { patientId, applicantId: family })
    await answer(app.as(family), yes)
    const { gridId } = place
    expect((await worker.caller.gridWorker.mine({})).rows).toMatchObject([{ gridId }])
    const { rows } = await worker.caller.gridWorker.residents({ gridId })
    expect(rows).toEqual([{ id: yes, name: '示例', buildingName: '1 栋', isSigned: true }])
    const log = await app.as(family).record.accessLog({ patientId: yes })
    expect(at(log.rows, 0)).toMatchObject({ purpose: 'grid-work', fields: ['name', 'contract'] })
    await app.as(family).consent.withdraw({ patientId: yes, purpose: 'grid-worker', ...key() })
    expect((await worker.caller.gridWorker.residents({ gridId })).rows).toEqual([])
  })

  it('sees nothing of another grid, no record and no team', async () => {
    const worker = await gridWorker(await newTeam(app))
    const { gridWorker: grid, chart, careTeam } = worker.caller
    expect(await refusalOf(grid.residents({ gridId: team.gridId }))).toBe('not_found')
    expect(await refusalOf(chart.summary({ patientId: newKey() }))).toBe('not_permitted')
    expect(await refusalOf(careTeam.mine({}))).toBe('not_permitted')
  })

  it('reads a list of many in as many statements as a list of one', async () => {
    const place = await newTeam(app)
    const worker = await gridWorker(place)
    const read = () => worker.caller.gridWorker.residents({ gridId: place.gridId })
    const grow = async () => {
      const family = await app.newAccount()
      const patientId = await app.newPatient('2021-05-20', { [family]: 'child' })
      await newContract(app, place, { patientId, applicantId: family })
      await answer(app.as(family), patientId)
    }
    await grow()
    const one = await countStatements(read)
    for (let count = 0; count < 5; count++) await grow()
    expect(await countStatements(read)).toBe(one)
    // The grids, the people, the look that is written down.
    expect(one).toBe(3)
    expect((await read()).rows).toHaveLength(6)
  })
})
