import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { normalRecord } from '#domain/follow-up/follow-up-record'
import { addDays, localDate } from '#domain/kernel/time'
import { writeCursor } from '#server/platform/api/cursor'
import { CHECKUP_RECORD } from '../../support/inputs/checkup-inputs'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { joinTeam, newTeam, planNow, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const TODAY = localDate('2026-11-22')
const key = () => ({ idempotencyKey: newKey() })
const call = (patientId: string) => ({
  patientId,
  way: 'phone' as const,
  doneOn: TODAY,
  outcome: 'done' as const,
  record: normalRecord('child', ['feeding']),
})

async function signedWithDoctor(wish: Parameters<typeof signedFamily>[2] = {}) {
  const team = await newTeam(app)
  const doctor = await joinTeam(app, team)
  const family = await signedFamily(app, team, {
    perYear: { 'phone-follow-up': 2, 'home-visit': 1 },
    ...wish,
  })
  const progress = async () => {
    const found = await family.caller.service.progress({ patientId: family.patientId })
    if (!found) throw new Error('no contract')
    return found
  }
  const task = async (itemCode: string, seqNo = 1) =>
    (await progress()).rows.find((row) => row.itemCode === itemCode && row.seqNo === seqNo)
  return { team, doctor, ...family, progress, task }
}

describe('a follow-up (rules D-FD-08)', () => {
  it('is the service that was promised, and the family reads the entry that shows it', async () => {
    const { doctor, patientId, caller, task, progress } = await signedWithDoctor()
    const saved = await doctor.caller.contract.record({ ...call(patientId), ...key() })
    const done = await task('phone-follow-up')
    expect(saved.taskIds).toEqual([done?.taskId])
    expect(done).toMatchObject({
      status: 'done',
      doneOn: TODAY,
      by: '示例医生',
      entryKind: 'follow-up',
      entryId: saved.id,
      note: '问的都好，讲了喂养',
    })
    expect(await task('phone-follow-up', 2)).toMatchObject({ status: 'open' })
    expect(await progress()).toMatchObject({ done: 1, overdue: 0 })
    const entry = await caller.record.entry({ patientId, kind: 'follow-up', id: saved.id })
    expect(entry).toMatchObject({
      title: '电话随访',
      lines: expect.arrayContaining([expect.objectContaining({ nameZh: '讲了', valueZh: '喂养' })]),
    })
    const timeline = await caller.record.timeline({ patientId, kinds: ['follow-up'] })
    expect(timeline.rows.map(({ id }) => id)).toEqual([saved.id])
  })

  it('E2 33: at a closed door is written down and does not count', async () => {
    const { doctor, patientId, task, caller } = await signedWithDoctor()
    const record = { ...normalRecord('child', []), words: '敲门没人应' }
    const tried = { patientId, way: 'home-visit', doneOn: TODAY, outcome: 'not-at-home', record } as const
    expect(await doctor.caller.contract.record({ ...tried, ...key() })).toMatchObject({ taskIds: [] })
    expect(await task('home-visit')).toMatchObject({ status: 'open' })
    const { rows } = await caller.record.timeline({ patientId, kinds: ['follow-up'] })
    expect(rows).toMatchObject([{ title: '上门随访（家里没人）', sub: '敲门没人应' }])
    const asked = { ...tried, record: normalRecord('child', ['sleep']) }
    expect(await refusalOf(doctor.caller.contract.record({ ...asked, ...key() }))).toBe(
      'follow_up_incomplete',
    )
  })

  it('is of the task that was chosen, and of no task that it cannot be', async () => {
    const { doctor, patientId, task } = await signedWithDoctor({
      perYear: { 'feeding-guidance': 1, 'home-visit': 1 },
    })
    const feeding = await task('feeding-guidance')
    const visit = await task('home-visit')
    const plain = { ...call(patientId), record: normalRecord('child', []) }
    const record = (taskId: string) => doctor.caller.contract.record({ ...plain, taskId, ...key() })
    expect(await refusalOf(record(visit?.taskId ?? ''))).toBe('task_way_mismatch')
    expect(await record(feeding?.taskId ?? '')).toMatchObject({ taskIds: [feeding?.taskId] })
    expect(await refusalOf(record(feeding?.taskId ?? ''))).toBe('task_state')
    expect(await refusalOf(record(newKey()))).toBe('task_state')
  })

  it('keeps blood pressure and glucose as a measurement, which no curve of a child shows', async () => {
    const { doctor, patientId, caller } = await signedWithDoctor({ birthDate: '1958-03-01' })
    const vitals = { systolic: 132, diastolic: 84, glucoseTenths: 61, glucoseWhen: 'fasting' } as const
    const growth = { weightGrams: 64_000, statureMillimetres: null, statureAs: null, headMillimetres: null }
    const saved = await doctor.caller.contract.record({
      ...call(patientId),
      record: normalRecord('diabetes', []),
      measured: { ...growth, vitals },
      ...key(),
    })
    expect(saved.isHighRisk).toBe(false)
    const only = { ...growth, weightGrams: null, vitals }
    const again = { ...call(patientId), record: normalRecord('diabetes', []), measured: only }
    await doctor.caller.contract.record({ ...again, ...key() })
    const { rows } = await caller.record.timeline({ patientId, kinds: ['measurement'] })
    expect(new Set(rows.map(({ sub }) => sub))).toEqual(
      new Set([
        '体重 64 kg · 血压 132/84 mmHg · 空腹血糖 6.1 mmol/L',
        '血压 132/84 mmHg · 空腹血糖 6.1 mmol/L',
      ]),
    )
    const whole = await caller.record.timeline({ patientId })
    expect(whole.rows.map(({ kind }) => kind)).toEqual(['follow-up', 'follow-up'])
    expect((await caller.record.growth({ patientId })).points).toHaveLength(1)
    const prepared = await doctor.caller.contract.prepareRecord({ patientId })
    expect(prepared.lastVitals?.values.vitals).toEqual(vitals)
    const bundle = await caller.record.export({ patientId, format: 'fhir' })
    const fhir = Buffer.from(bundle.contentBase64, 'base64').toString('utf8')
    expect(fhir).toContain('"8480-6"')
    expect(fhir).toContain('"VR"')
  })

  it('with a figure of danger stands among the alerts until a doctor has looked', async () => {
    const { doctor, team, patientId } = await signedWithDoctor({ birthDate: '1958-03-01' })
    const nurse = await joinTeam(app, team, 'nurse', 'nurse')
    const vitals = { systolic: 182, diastolic: 84, glucoseTenths: null, glucoseWhen: null }
    const measured = {
      weightGrams: null,
      statureMillimetres: null,
      statureAs: null,
      headMillimetres: null,
      vitals,
    }
    const record = normalRecord('hypertension', [])
    const saved = await nurse.caller.contract.record({ ...call(patientId), record, measured, ...key() })
    expect(saved.isHighRisk).toBe(true)
    const { teamId } = team
    expect(await doctor.caller.service.alerts({ teamId })).toMatchObject({
      rows: [{ id: saved.id, nameMasked: '示*', dangers: ['血压 182/84'] }],
    })
    const panel = await doctor.caller.service.panel({ teamId })
    expect(panel.rows).toMatchObject([{ patientId, isUrgent: true }])
    expect(await refusalOf(nurse.caller.service.seenAlert({ id: saved.id, ...key() }))).toBe('not_permitted')
    await doctor.caller.service.seenAlert({ id: saved.id, ...key() })
    expect(await refusalOf(doctor.caller.service.seenAlert({ id: saved.id, ...key() }))).toBe('not_found')
    expect((await doctor.caller.service.alerts({ teamId })).rows).toEqual([])
  })

  it('by telephone stands in the log of the team, whether somebody answered or not, until it is taken back', async () => {
    const { doctor, team, patientId } = await signedWithDoctor()
    const { teamId } = team
    const nurse = await joinTeam(app, team, 'nurse', 'nurse')
    const asked = normalRecord('child', [])
    const missed = { ...call(patientId), record: asked, outcome: 'unreachable' as const }
    const first = await nurse.caller.contract.record({ ...missed, ...key() })
    app.clock.pass(60_000)
    const second = await doctor.caller.contract.record({ ...call(patientId), ...key() })
    await doctor.caller.contract.record({ ...call(patientId), way: 'home-visit', ...key() })
    const { rows, nextCursor } = await nurse.caller.service.calls({ teamId })
    expect(rows).toMatchObject([
      { id: second.id, patientId, nameMasked: '示*', outcome: 'done', by: '示例医生' },
      { id: first.id, outcome: 'unreachable' },
    ])
    expect(nextCursor).toBeNull()
    const newest = rows[0]
    if (!newest) throw new Error('nobody was rung')
    const older = { teamId, cursor: writeCursor({ start: new Date(newest.writtenAt), id: newest.id }) }
    expect((await doctor.caller.service.calls(older)).rows).toMatchObject([{ id: first.id }])
    await doctor.caller.contract.withdrawRecord({ id: second.id, ...key() })
    expect((await doctor.caller.service.calls({ teamId })).rows).toHaveLength(1)
    const stranger = await joinTeam(app, await newTeam(app))
    expect(await refusalOf(stranger.caller.service.calls({ teamId }))).toBe('not_found')
  })

  it('that is corrected or withdrawn shows what the newer one shows, or nothing', async () => {
    const { doctor, patientId, task } = await signedWithDoctor()
    const first = await doctor.caller.contract.record({ ...call(patientId), ...key() })
    const asVisit = { ...call(patientId), way: 'home-visit' as const, correctsId: first.id }
    const second = await doctor.caller.contract.record({ ...asVisit, ...key() })
    expect(await task('phone-follow-up')).toMatchObject({ status: 'open' })
    expect(await task('home-visit')).toMatchObject({ status: 'done', entryId: second.id })
    expect(await refusalOf(doctor.caller.contract.record({ ...asVisit, ...key() }))).toBe('entry_over')
    await doctor.caller.contract.withdrawRecord({ id: second.id, ...key() })
    expect(await task('home-visit')).toMatchObject({ status: 'open', entryId: null })
  })

  it('of two at the same moment are two services, and of one sent twice is one', async () => {
    const { doctor, patientId, contractId, task } = await signedWithDoctor({ startsOn: dayAfter(app, -200) })
    const intent = { ...call(patientId), ...key() }
    const [one, again] = await Promise.all([
      doctor.caller.contract.record(intent),
      doctor.caller.contract.record(intent),
    ])
    expect(again).toEqual(one)
    expect(await task('phone-follow-up', 2)).toMatchObject({ status: 'open' })
    await app.database.db.serviceTask.updateMany({
      where: { contractId },
      data: { status: 'open', doneOn: null, entryKind: null, entryId: null },
    })
    const both = await Promise.all(
      [1, 2].map(() => doctor.caller.contract.record({ ...call(patientId), ...key() })),
    )
    expect(new Set(both.flatMap(({ taskIds }) => taskIds)).size).toBe(2)
  })

  it('is of people who are signed with one’s own team, for nobody else', async () => {
    const { patientId } = await signedWithDoctor()
    const stranger = await joinTeam(app, await newTeam(app))
    expect(await refusalOf(stranger.caller.contract.record({ ...call(patientId), ...key() }))).toBe(
      'not_found',
    )
    expect(await refusalOf(stranger.caller.contract.prepareRecord({ patientId }))).toBe('not_found')
    const unsigned = await app.newFamily()
    expect(await refusalOf(stranger.caller.contract.prepareRecord({ patientId: unsigned.childId }))).toBe(
      'not_found',
    )
  })
})

describe('the record of whom a team is signed with (rules D-CARD-09)', () => {
  it('is open to it by the family’s yes, and else only what the team wrote', async () => {
    const team = await newTeam(app)
    const doctor = await joinTeam(app, team)
    const agreed = await signedFamily(app, team)
    const refused = await signedFamily(app, team, { agrees: false })
    expect(await doctor.caller.chart.summary({ patientId: agreed.patientId })).toMatchObject({
      basis: 'signed-team',
    })
    expect(await refusalOf(doctor.caller.chart.growth({ patientId: refused.patientId }))).toBe(
      'consent_withheld',
    )
    const written = await doctor.caller.contract.record({ ...call(refused.patientId), ...key() })
    const { rows } = await doctor.caller.chart.timeline({
      patientId: refused.patientId,
      kinds: ['follow-up'],
    })
    expect(rows.map(({ id }) => id)).toEqual([written.id])
    const logged = await app.database.db.auditEvent.count({
      where: { patientIds: { has: agreed.patientId }, purpose: 'signed-team' },
    })
    expect(logged).toBeGreaterThan(0)
  })

  it('closes with the contract', async () => {
    const { doctor, patientId } = await signedWithDoctor({ startsOn: addDays(TODAY, -365) })
    expect(await refusalOf(doctor.caller.chart.summary({ patientId }))).toBe('not_found')
  })
})

describe('entries that other features write', () => {
  it('fulfil: a check-up with its measures, which is open again when it is withdrawn', async () => {
    const { doctor, patientId, task } = await signedWithDoctor({
      perYear: { 'growth-evaluation': 1 },
      birthDate: '2025-11-01',
    })
    const measures = {
      weightGrams: 9_300,
      statureMillimetres: 766,
      statureAs: 'length',
      headMillimetres: 456,
    } as const
    const { id } = await doctor.caller.chart.addCheckup({
      patientId,
      visitNo: 6,
      doneOn: TODAY,
      record: CHECKUP_RECORD,
      measures,
      ...key(),
    })
    expect(await task('child-checkup', 6)).toMatchObject({
      status: 'done',
      entryKind: 'checkup',
      entryId: id,
    })
    expect(await task('growth-evaluation')).toMatchObject({ status: 'done', entryId: id })
    await doctor.caller.chart.withdrawCheckup({ id, ...key() })
    expect(await task('child-checkup', 6)).toMatchObject({ status: 'open' })
  })

  it('E2 32: of another place count and say so', async () => {
    const { patientId, task, contractId } = await signedWithDoctor({ birthDate: '2025-11-01' })
    const elsewhere = await newTeam(app)
    const other = await joinTeam(app, elsewhere)
    await app.database.db.checkup.create({
      data: {
        patientId,
        visitNo: 6,
        doneOn: new Date(TODAY),
        recordCipher: 'sealed elsewhere',
        byAccountId: other.accountId,
        organizationId: elsewhere.organizationId,
        practitionerId: other.practitionerId,
        createdAt: app.clock.now(),
      },
    })
    await planNow(app, [contractId])
    const { name } = await app.database.db.organization.findUniqueOrThrow({
      where: { id: elsewhere.organizationId },
    })
    expect(await task('child-checkup', 6)).toMatchObject({
      status: 'done',
      by: name,
      note: '在别处做的，也算',
    })
  })

  it('E2 32: are the follow-up that was promised when a hospital saw the person for the same', async () => {
    const { patientId, task } = await signedWithDoctor({ perYear: { 'hypertension-follow-up': 4 } })
    const ctx = app.context(null)
    const visit = { patientId, entryId: newKey(), on: TODAY }
    const seenFor = (diagnoses: readonly string[]) =>
      ctx.transaction((tx) => ctx.access.fulfilTasks(tx, { ...visit, shown: { kind: 'visit', diagnoses } }))
    expect(await seenFor(['J06.900'])).toEqual([])
    expect(await seenFor(['I10.x00'])).toEqual([(await task('hypertension-follow-up'))?.taskId])
  })
})
