import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { contractTasks } from '#server/features/contract/jobs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { apply, type SigningTeam, signBoth, signingTeam } from '../../support/rows/contract-rows'
import { joinTeam, newPackage, newTeam } from '../../support/rows/service-task-rows'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const START = '2026-10-13T12:06:00+08:00'
/** A county that keeps every second place for key groups. */
const GENEROUS = 'generous-county'

let app: TestApp
let team: SigningTeam
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  app = await createTestApp({ now: START })
  await app.database.db.ruleSet.create({
    data: {
      region: GENEROUS,
      code: 'FD-RESERVE',
      validFrom: new Date('2020-01-01'),
      value: { warnPercent: 40, reservePercent: 50 },
      source: '示例决定',
      verified: false,
    },
  })
  team = await signingTeam(app)
})
afterEach(() => {
  app.clock.pass(Date.parse(START) - app.clock.now().getTime())
  app.assertQuiet()
})
afterAll(() => app.close())

const run = async (task: 'escalate' | 'call-up') => {
  await contractTasks(app.context(null))[`contract:${task}`]?.({})
}
const told = async (caller: Caller, kind: string) =>
  (await caller.message.list({})).rows.filter((row) => row.kind === kind).length
const accept = (id: string, by = team) =>
  by.leader.caller.contract.review({ id, decision: 'accept', ...key() })

/** Somebody of no key group, with an account of their own. */
async function newAdult() {
  const accountId = await app.newAccount()
  const patientId = await app.newPatient('1990-05-20', { [accountId]: 'self' })
  return { accountId, patientId, caller: app.as(accountId) }
}

/** So many adults of no key group apply in the hour before the one who waits, for the same team. */
async function queueAhead(contractId: string, adults: number): Promise<void> {
  const { patientId } = await newAdult()
  await app.database.pool.query(
    `WITH adult AS (
       INSERT INTO patient SELECT (jsonb_populate_record(patient, jsonb_build_object('id', gen_random_uuid()))).*
       FROM patient, generate_series(1, $3) WHERE patient.id = $2 RETURNING id)
     INSERT INTO contract SELECT (jsonb_populate_record(contract, jsonb_build_object('id', gen_random_uuid(),
       'patient_id', adult.id, 'queued_at', contract.queued_at - interval '1 hour'))).*
     FROM contract, adult WHERE contract.id = $1`,
    [contractId, patientId, adults],
  )
}

describe('the queue of a team', () => {
  it('E2 3: calls up whoever waited longest when a place is free', async () => {
    const small = await signingTeam(app, { capacity: 1 })
    const first = await app.newFamily()
    const held = await signBoth(first.caller, small, first.childId)
    const [second, third] = [await app.newFamily(), await app.newFamily()]
    const waiting = await apply(second.caller, small, second.childId)
    app.clock.pass(60_000)
    const last = await apply(third.caller, small, third.childId)
    await run('call-up')
    expect((await second.caller.contract.get({ id: waiting.id })).queuePosition).toBe(1)
    await first.caller.contract.terminate({ id: held, reason: 'moved', ...key() })
    await run('call-up')
    await run('call-up')
    expect(await second.caller.contract.get({ id: waiting.id })).toMatchObject({ status: 'submitted' })
    expect(await third.caller.contract.get({ id: last.id })).toMatchObject({
      status: 'queued',
      queuePosition: 1,
    })
  })

  it('E2 3: finds a child for the kept place behind sixty others', async () => {
    const small = await signingTeam(app, { capacity: 1 })
    const first = await app.newFamily()
    const held = await signBoth(first.caller, small, first.childId)
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, small, childId)
    await queueAhead(id, 60)
    expect((await caller.contract.get({ id })).queuePosition).toBe(61)
    await first.caller.contract.terminate({ id: held, reason: 'moved', ...key() })
    await run('call-up')
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'submitted', queuePosition: null })
    expect(await told(caller, 'contract-called-up')).toBe(1)
    const queued = { teamId: small.teamId, status: 'queued' }
    expect(await app.database.db.contract.count({ where: queued })).toBe(60)
  })

  it('E2 4: keeps as many places as the county of the team says, on every page alike', async () => {
    const organizationId = await app.newOrganization()
    await app.database.db.organization.update({ where: { id: organizationId }, data: { region: GENEROUS } })
    const kept = await signingTeam(app, { capacity: 4, organizationId })
    const { teamId } = kept
    for (const family of [await app.newFamily(), await app.newFamily()])
      await signBoth(family.caller, kept, family.childId)
    const { caller, patientId } = await newAdult()
    expect(await apply(caller, kept, patientId)).toMatchObject({ status: 'queued' })
    await run('call-up')
    expect((await caller.contract.list({})).rows).toMatchObject([{ status: 'queued' }])
    const shown = { load: { state: 'key-groups-only', free: 2 } }
    expect(await app.as(null).contract.team({ teamId })).toMatchObject(shown)
    expect(await kept.leader.caller.contract.inbox({ teamId, tab: 'waiting' })).toMatchObject(shown)
    const child = await app.newFamily()
    expect(await apply(child.caller, kept, child.childId)).toMatchObject({ status: 'submitted' })
  })
})

describe('E2 22: an answer that is overdue', () => {
  async function lateTeam() {
    const regionId = await app.newOrganization('region')
    const late = await signingTeam(app, {
      organizationId: await app.newOrganization('community-centre', regionId),
    })
    return { late, office: await app.newStaff('health-bureau', regionId) }
  }

  it('is told to the family, the leader and who stands in for them, once', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    const cover = await joinTeam(app, await newTeam(app, { organizationId: team.organizationId }))
    await app.database.db.careTeamAbsence.create({
      data: {
        teamId: team.teamId,
        practitionerId: team.leader.practitionerId,
        coverPractitionerId: cover.practitionerId,
        startsOn: new Date('2026-10-15'),
        endsOn: new Date('2026-10-20'),
        byAccountId: team.leader.accountId,
        createdAt: app.clock.now(),
      },
    })
    app.clock.pass(3 * DAY_MS - 60_000)
    await run('escalate')
    expect(await told(caller, 'contract-overdue')).toBe(0)
    app.clock.pass(60_000)
    await run('escalate')
    await run('escalate')
    expect(await told(caller, 'contract-overdue')).toBe(1)
    expect(await caller.contract.get({ id })).toMatchObject({ isEscalated: true, status: 'submitted' })
    for (const { caller: theirs } of [team.leader, cover])
      expect(await told(theirs, 'contract-review-overdue')).toBeGreaterThan(0)
  })

  it('goes on to the health bureau of the place, as one question a team that is answered', async () => {
    const { late, office } = await lateTeam()
    const elsewhere = await app.newStaff('health-bureau', await app.newOrganization('region'))
    const another = async () => {
      const { caller, childId } = await app.newFamily()
      await apply(caller, late, childId)
    }
    await another()
    await another()
    app.clock.pass(HOUR_MS)
    await another()
    app.clock.pass(3 * DAY_MS - HOUR_MS)
    await run('escalate')
    const cases = async () => (await office.caller.qualityCase.list({})).rows
    expect(await cases()).toMatchObject([
      { kind: 'review-overdue', facts: { applications: 2 }, outcome: null },
    ])
    app.clock.pass(HOUR_MS)
    await run('escalate')
    await run('escalate')
    const found = at(await cases(), 0)
    expect(found).toMatchObject({ facts: { applications: 3 }, dueAt: '2026-10-23T12:06:00+08:00' })
    expect(await told(office.caller, 'team-reviews-overdue')).toBe(1)
    expect(await told(elsewhere.caller, 'team-reviews-overdue')).toBe(0)

    const { id } = found
    const own = await late.nurse.caller.qualityCase.mine({ teamId: late.teamId })
    expect(own.rows).toMatchObject([{ id, kind: 'review-overdue' }])
    await late.nurse.caller.qualityCase.explain({ id, text: '组长在外培训', ...key() })
    await office.caller.qualityCase.decide({ id, outcome: 'upheld', answer: '换一位审核', ...key() })
    expect(await cases()).toMatchObject([{ id, outcome: 'upheld', explanation: '组长在外培训' }])
  })
})

describe('E2 26: what an adult chose and was asked', () => {
  /** Says what somebody has, beside the one for everybody. */
  const packageOfIllness = () => newPackage(app, { 'diabetes-follow-up': 4 }, 1, ['diabetes'])

  it('is read by them and not by their household', async () => {
    const [own, spouse] = [await app.newAccount(), await app.newAccount()]
    const patientId = await app.newPatient('1988-03-01', { [own]: 'self', [spouse]: 'spouse' })
    const [wife, husband] = [app.as(own), app.as(spouse)]
    const packageId = await packageOfIllness()
    const { id } = await apply(wife, team, patientId, {
      packageId,
      application: { declaredGroups: ['diabetes'] },
    })
    await team.leader.caller.contract.review({ id, decision: 'ask', text: '请补化验单', ...key() })
    const whole = { isTheirsAlone: false, packageNames: ['示例包'] }
    expect(await wife.contract.get({ id })).toMatchObject({
      ...whole,
      dialogue: [{ text: '请补化验单' }],
      packages: [{ id: packageId }],
    })
    const hidden = { isTheirsAlone: true, packageNames: [] }
    expect((await husband.contract.list({})).rows).toMatchObject([{ id, status: 'need-info', ...hidden }])
    expect(await husband.contract.get({ id })).toMatchObject({
      ...hidden,
      dialogue: [],
      questionnaire: null,
      packages: [],
    })
    expect(JSON.stringify(await husband.contract.get({ id }))).not.toMatch(/化验单|diabetes/)

    const answer = { id, text: '补好了' }
    expect(await refusalOf(husband.contract.answerInfo({ ...answer, ...key() }))).toBe(
      'contract_theirs_alone',
    )
    await wife.contract.answerInfo({ ...answer, ...key() })
    await accept(id)
    expect(await refusalOf(husband.contract.pdf({ id }))).toBe('contract_theirs_alone')
    expect((await wife.contract.pdf({ id })).fileName).toContain('签约协议')
  })

  it('is read by whom they let apply for them, and by nobody else; what is for everybody by all', async () => {
    const [daughter, son] = [await app.newAccount(), await app.newAccount()]
    const patientId = await app.newPatient('1948-03-01', { [daughter]: 'parent', [son]: 'parent' })
    const packageId = await packageOfIllness()
    const application = {
      signature: null,
      helperPhone: '13800001111',
      declaredGroups: ['diabetes' as const],
    }
    const { id } = await apply(app.as(daughter), team, patientId, { packageId, application })
    const forEverybody = { contractId: id, packageId: team.packageId, selfFen: 0 }
    await app.database.db.contractPackage.create({ data: forEverybody })
    expect((await app.as(daughter).contract.get({ id })).packageNames).toHaveLength(2)
    expect(await app.as(son).contract.get({ id })).toMatchObject({
      isTheirsAlone: true,
      packageNames: ['示例包'],
    })
  })
})
