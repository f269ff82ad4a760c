import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { normalRecord } from '#domain/follow-up/follow-up-record'
import { quarterOf } from '#domain/service-task/quarter'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { joinTeam, newTeam, planNow, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })
const DAY_MS = 86_400_000

/** A team below a region whose office looks after it, and a family whose call is said to have been made. */
async function calledFamily() {
  const regionId = await app.newOrganization('region')
  const team = await newTeam(app, { organizationId: await app.newOrganization('community-centre', regionId) })
  const doctor = await joinTeam(app, team)
  const office = await app.newStaff('health-bureau', regionId)
  const family = await signedFamily(app, team, {
    birthDate: '1990-05-20',
    perYear: { 'phone-follow-up': 1 },
    startsOn: dayAfter(app, -364),
  })
  const record = normalRecord('general', [])
  const call = {
    patientId: family.patientId,
    way: 'phone',
    doneOn: dayAfter(app, 0),
    outcome: 'done',
    record,
  } as const
  const { id: entryId, taskIds } = await doctor.caller.contract.record({ ...call, ...key() })
  const period = quarterOf(dayAfter(app, 0))
  const performance = () => doctor.caller.service.performance({ teamId: team.teamId, period })
  const row = async () =>
    at((await family.caller.service.progress({ patientId: family.patientId }))?.rows ?? [], 0)
  return { team, doctor, office, ...family, entryId, taskId: at([...taskIds], 0), performance, row, call }
}

describe('“未接受此服务” (E2 31)', () => {
  it('that the office finds right opens the task again, and the numerator falls', async () => {
    const { team, doctor, office, caller, taskId, performance, row, contractId, patientId } =
      await calledFamily()
    expect(await performance()).toMatchObject({ numerator: 1, denominator: 1 })
    const asked = await caller.service.deny({ taskId, text: '没人打过电话', ...key() })
    expect(asked.dueAt).toBe('2026-11-30T00:00:00+08:00')
    expect(await row()).toMatchObject({ status: 'done', denied: 'open', answer: null })
    expect(await refusalOf(caller.service.deny({ taskId, text: '没人打过电话', ...key() }))).toBe('case_open')

    const waiting = await office.caller.qualityCase.list({})
    expect(waiting.rows).toMatchObject([
      {
        id: asked.id,
        kind: 'service-denied',
        itemZh: '电话随访',
        doneOn: dayAfter(app, 0),
        text: '没人打过电话',
        isOverdue: false,
      },
    ])
    const own = await doctor.caller.qualityCase.mine({ teamId: team.teamId })
    expect(own.rows).toMatchObject([{ id: asked.id, outcome: null }])
    const decision = { id: asked.id, outcome: 'upheld', answer: '通话记录里没有' } as const
    await office.caller.qualityCase.decide({ ...decision, ...key() })
    expect(await refusalOf(office.caller.qualityCase.decide({ ...decision, ...key() }))).toBe('not_found')

    expect(await performance()).toMatchObject({ numerator: 0, denominator: 1, byMember: [] })
    expect(await row()).toMatchObject({
      status: 'open',
      denied: 'upheld',
      answer: '通话记录里没有',
      entryId: null,
    })
    const { rows } = await caller.message.list({})
    expect(rows).toMatchObject([{ kind: 'service-case-answered', patientId }])
    await planNow(app, [contractId])
    expect(await row()).toMatchObject({ status: 'open' })
  })

  it('that the office does not find right leaves it done', async () => {
    const { office, caller, taskId, performance, row } = await calledFamily()
    const { id } = await caller.service.deny({ taskId, text: '记不清了', ...key() })
    await office.caller.qualityCase.decide({ id, outcome: 'dismissed', answer: '有 6 分钟的通话', ...key() })
    expect(await row()).toMatchObject({ status: 'done', denied: 'dismissed' })
    expect(await performance()).toMatchObject({ numerator: 1, byMember: [{ name: '示例医生', done: 1 }] })
  })

  it('is answered by the team once, for whoever decides', async () => {
    const { team, doctor, office, caller, taskId } = await calledFamily()
    const { id } = await caller.service.deny({ taskId, text: '没人打过电话', ...key() })
    const explain = (text: string) => doctor.caller.qualityCase.explain({ id, text, ...key() })
    const stranger = await joinTeam(app, await newTeam(app))
    expect(await refusalOf(stranger.caller.qualityCase.explain({ id, text: '不是我', ...key() }))).toBe(
      'not_found',
    )
    await explain('下午打的，通话 6 分钟')
    expect(await refusalOf(explain('又想起来一点'))).toBe('case_over')
    const own = await doctor.caller.qualityCase.mine({ teamId: team.teamId })
    expect(own.rows).toMatchObject([{ id, explanation: '下午打的，通话 6 分钟', outcome: null }])
    const { rows } = await office.caller.qualityCase.list({})
    expect(rows.find((row) => row.id === id)).toMatchObject({ explanation: '下午打的，通话 6 分钟' })
    await office.caller.qualityCase.decide({ id, outcome: 'dismissed', answer: '有通话记录', ...key() })
    expect(await refusalOf(explain('谢谢'))).toBe('case_over')
  })

  it('of a check-up is not done again by the same check-up', async () => {
    const { team, office } = await calledFamily()
    const { caller, contractId, patientId } = await signedFamily(app, team, { birthDate: '2025-11-01' })
    const doctor = await joinTeam(app, team)
    await app.database.db.checkup.create({
      data: {
        patientId,
        visitNo: 6,
        doneOn: new Date(dayAfter(app, 0)),
        recordCipher: 'sealed',
        byAccountId: doctor.accountId,
        organizationId: team.organizationId,
        createdAt: app.clock.now(),
      },
    })
    await planNow(app, [contractId])
    const progress = async () => (await caller.service.progress({ patientId }))?.rows ?? []
    const done = at(
      (await progress()).filter(({ status }) => status === 'done'),
      0,
    )
    const { id } = await caller.service.deny({ taskId: done.taskId, text: '没去过', ...key() })
    await office.caller.qualityCase.decide({ id, outcome: 'upheld', answer: '确实没有', ...key() })
    expect(await planNow(app, [contractId])).toBe(0)
    expect((await progress()).filter(({ status }) => status === 'done')).toEqual([])
  })

  it('is asked of one’s own, and only of what counts as done', async () => {
    const { taskId, doctor, entryId, caller, row } = await calledFamily()
    const stranger = await app.newFamily()
    expect(await refusalOf(stranger.caller.service.deny({ taskId, text: '没有做', ...key() }))).toBe(
      'not_found',
    )
    await doctor.caller.contract.withdrawRecord({ id: entryId, ...key() })
    expect(await refusalOf(caller.service.deny({ taskId, text: '没有做', ...key() }))).toBe('task_state')
    expect((await row()).denied).toBeNull()
  })

  it('is not for other counties', async () => {
    const { caller, taskId } = await calledFamily()
    const { id } = await caller.service.deny({ taskId, text: '没有做', ...key() })
    const elsewhere = await app.newStaff('health-bureau', await app.newOrganization('region'))
    expect((await elsewhere.caller.qualityCase.list({})).rows).toEqual([])
    const decision = { id, outcome: 'upheld', answer: '没有做', ...key() } as const
    expect(await refusalOf(elsewhere.caller.qualityCase.decide(decision))).toBe('not_found')
  })
})

describe('a telephone that nobody answers (E2 37)', () => {
  async function reached() {
    const regionId = await app.newOrganization('region')
    const team = await newTeam(app, {
      organizationId: await app.newOrganization('community-centre', regionId),
    })
    const leader = await joinTeam(app, team, 'family-doctor', 'leader')
    const office = await app.newStaff('health-bureau', regionId)
    const family = await signedFamily(app, team)
    const report = () => family.caller.service.reportPhone({ patientId: family.patientId, ...key() })
    const told = async (caller: typeof family.caller) =>
      (await caller.message.list({})).rows.map(({ kind }) => kind)
    return { team, leader, office, ...family, report, told }
  }

  it('is looked into by the office, and the leader learns of it at once, but not who rang', async () => {
    const { team, leader, office, caller, report, told } = await reached()
    const asked = await report()
    expect(asked.dueAt).toBe('2026-11-30T00:00:00+08:00')
    expect(await refusalOf(report())).toBe('case_open')
    expect(await told(leader.caller)).toEqual(['team-phone-unanswered'])
    const own = await leader.caller.qualityCase.mine({ teamId: team.teamId })
    const known = { id: asked.id, kind: 'phone-unanswered', nameMasked: null, facts: {} }
    expect(own.rows).toMatchObject([known])
    await leader.caller.qualityCase.explain({ id: asked.id, text: '那天停电', ...key() })
    expect((await office.caller.qualityCase.list({})).rows).toMatchObject([
      { ...known, explanation: '那天停电' },
    ])

    const decision = { id: asked.id, outcome: 'upheld', answer: '换了手机值班' } as const
    await office.caller.qualityCase.decide({ ...decision, ...key() })
    const { rows } = await caller.message.list({})
    const facts = { outcome: 'upheld' }
    expect(rows).toMatchObject([{ kind: 'team-phone-looked-into', patientId: null, facts }])
    // It may happen again.
    await report()
  })

  it('is asked of one’s own team, while somebody should answer', async () => {
    const { patientId, report } = await reached()
    const stranger = await app.newFamily()
    expect(await refusalOf(stranger.caller.service.reportPhone({ patientId, ...key() }))).toBe('not_found')
    const unsigned = { patientId: stranger.childId, ...key() }
    expect(await refusalOf(stranger.caller.service.reportPhone(unsigned))).toBe('not_found')
    const untilClosed = Date.parse('2026-11-22T20:00:00+08:00') - app.clock.now().getTime()
    app.clock.pass(untilClosed)
    expect(await refusalOf(report())).toBe('team_phone_closed')
    app.clock.pass(-60_000)
    await report()
    app.clock.pass(60_000 - untilClosed)
  })
})

describe('the evaluation of a team (E2 48)', () => {
  const answers = { reachable: 'yes', clear: 'partly', kept: 'no' } as const

  it('is given once a quarter and can be changed for a day', async () => {
    const { caller, contractId } = await calledFamily()
    expect(await caller.service.evaluation({ contractId })).toMatchObject({ answers: null, mayAnswer: true })
    await caller.service.evaluate({ contractId, answers, comment: '电话难打', ...key() })
    app.clock.pass(DAY_MS - 60_000)
    await caller.service.evaluate({ contractId, answers: { ...answers, kept: 'yes' }, ...key() })
    expect(await caller.service.evaluation({ contractId })).toMatchObject({
      period: quarterOf(dayAfter(app, 0)),
      answers: { ...answers, kept: 'yes' },
      comment: '',
      mayAnswer: true,
    })
    app.clock.pass(60_000)
    expect(await refusalOf(caller.service.evaluate({ contractId, answers, ...key() }))).toBe(
      'evaluation_once',
    )
    expect(await caller.service.evaluation({ contractId })).toMatchObject({ mayAnswer: false })
    expect(await app.database.db.teamEvaluation.count({ where: { contractId } })).toBe(1)
  })

  it('begins with the contract (E2 46), and is the family’s own', async () => {
    const team = await newTeam(app)
    const { caller, contractId } = await signedFamily(app, team, { startsOn: dayAfter(app, 30) })
    expect(await refusalOf(caller.service.evaluate({ contractId, answers, ...key() }))).toBe(
      'evaluation_not_open',
    )
    const stranger = await app.newFamily()
    expect(await refusalOf(stranger.caller.service.evaluate({ contractId, answers, ...key() }))).toBe(
      'not_found',
    )
    expect(await refusalOf(stranger.caller.service.evaluation({ contractId: newKey() }))).toBe('not_found')
  })
})
