import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '#domain/kernel/errors'
import { IBUPROFEN, openRecordRoom } from '../../support/room/record-room'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
let family: Awaited<ReturnType<TestApp['newFamily']>>
let centreId: string
let doctor: Awaited<ReturnType<TestApp['newStaff']>>
let office: Awaited<ReturnType<TestApp['newStaff']>>

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-02T08:40:00+08:00' })
})
afterAll(() => app.close())
beforeEach(async () => {
  const regionId = await app.newOrganization('region')
  centreId = await app.newOrganization('community-centre', regionId)
  family = await app.newFamily()
  doctor = await app.newStaff('family-doctor', centreId)
  office = await app.newStaff('health-bureau', regionId)
  await family.caller.record.addMeasurement({
    patientId: family.childId,
    measuredOn: '2026-09-01',
    values: { weightGrams: 19_000, statureMillimetres: null, statureAs: null, headMillimetres: null },
    idempotencyKey: newKey(),
  })
})

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { cause?: unknown }) => (error.cause instanceof DomainError ? error.cause.code : error),
  )
const share = (sections: ('measurement' | 'allergy' | 'visit')[]) =>
  family.caller.record.share({ patientId: family.childId, sections, idempotencyKey: newKey() })
const messages = async () => (await family.caller.message.list({})).rows.map(({ kind }) => kind)

describe('what a share code shows', () => {
  /** A child seen today with a drug, shown in parts to a doctor elsewhere. */
  async function shown(sections: ('visit' | 'prescription' | 'report')[]) {
    const room = await openRecordRoom(app)
    const { childId: patientId, caller, appointmentId } = await room.family()
    await room.see(appointmentId)
    const drugs = { appointmentId, items: [IBUPROFEN], restricted: false }
    await room.doctor.chart.addPrescription({ ...drugs, idempotencyKey: newKey() })
    const { code } = await caller.record.share({ patientId, sections, idempotencyKey: newKey() })
    await doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
    const { rows } = await doctor.caller.chart.timeline({ patientId })
    return { patientId, rows: rows.map(({ kind, id, drugs: count }) => ({ kind, id, count })) }
  }

  it('has a head also where neither allergies nor measures are shown, and says until when', async () => {
    const { patientId } = await shown(['report'])
    const head = await doctor.caller.chart.summary({ patientId })
    expect(head).toMatchObject({
      basis: 'share-code',
      kinds: ['report'],
      until: '2026-11-02T08:55:00+08:00',
      allergyWords: null,
    })
    expect(head.measures.weight).toBeNull()
  })

  it('is a visit without its drugs, or the drugs without their visit, as the family chose', async () => {
    const visits = await shown(['visit'])
    expect(visits.rows).toMatchObject([{ kind: 'visit', count: 0 }])
    const { id } = at(visits.rows, 0)
    const entry = await doctor.caller.chart.entry({ patientId: visits.patientId, kind: 'visit', id })
    expect(JSON.stringify(entry)).not.toContain(IBUPROFEN.drug)
    expect(entry.mayWrite).toBe(false)
    expect((await shown(['prescription'])).rows).toMatchObject([{ kind: 'prescription' }])
    expect((await shown(['visit', 'prescription'])).rows).toMatchObject([{ kind: 'visit', count: 1 }])
  })
})

describe('a share code', () => {
  it('opens the named parts to one doctor for fifteen minutes, and says who it was', async () => {
    const patientId = family.childId
    expect(await refused(doctor.caller.chart.growth({ patientId }))).toBe('not_found')
    const { code } = await share(['measurement'])
    const opened = await doctor.caller.chart.openShared({
      code: code.toLowerCase(),
      idempotencyKey: newKey(),
    })
    expect(opened.patientId).toBe(patientId)
    expect((await doctor.caller.chart.growth({ patientId })).points).toHaveLength(1)
    expect(await refused(doctor.caller.chart.checkups({ patientId }))).toBe('consent_withheld')
    expect(await messages()).toContain('record-shared')
    expect((await family.caller.record.shares({ patientId })).rows).toMatchObject([
      { status: 'used', code: null },
    ])
    app.clock.pass(15 * 60_000)
    expect(await refused(doctor.caller.chart.growth({ patientId }))).toBe('not_found')
  })

  it('is read and never written by', async () => {
    const { code } = await share(['measurement'])
    await doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
    const written = doctor.caller.chart.addMeasurement({
      patientId: family.childId,
      measuredOn: '2026-09-02',
      values: { weightGrams: 19_100, statureMillimetres: null, statureAs: null, headMillimetres: null },
      idempotencyKey: newKey(),
    })
    expect(await refused(written)).toBe('not_permitted')
  })

  it('is one doctor’s: another hears the same as of a wrong one', async () => {
    const { code } = await share(['allergy'])
    const other = await app.newStaff('specialist', centreId)
    const open = (caller: typeof doctor.caller) => caller.chart.openShared({ code, idempotencyKey: newKey() })
    const answers = await Promise.all([refused(open(doctor.caller)), refused(open(other.caller))])
    expect(new Set(answers)).toEqual(new Set(['nothing', 'share_code_wrong']))
  })

  it('closes at once when the family takes it back', async () => {
    const patientId = family.childId
    const { id, code } = await share(['measurement'])
    await doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
    app.clock.pass(1000)
    await family.caller.record.revokeShare({ id, idempotencyKey: newKey() })
    expect(await refused(doctor.caller.chart.growth({ patientId }))).toBe('not_found')
    expect(await refused(doctor.caller.chart.openShared({ code, idempotencyKey: newKey() }))).toBe(
      'share_code_wrong',
    )
  })

  it('opens once, however often its doctor types it at once, and is taken back with all of it', async () => {
    const { id, code } = await share(['measurement'])
    const open = () => doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
    await Promise.all([open(), open(), open()])
    const opened = { where: { shareCodeId: id } }
    expect(await app.database.db.recordOpening.count(opened)).toBe(1)
    expect((await messages()).filter((kind) => kind === 'record-shared')).toHaveLength(1)
    await family.caller.record.revokeShare({ id, idempotencyKey: newKey() })
    app.clock.pass(1)
    expect(await refused(doctor.caller.chart.growth({ patientId: family.childId }))).toBe('not_found')
  })

  it('stands in no table, and a retry after a lost answer shows the same one', async () => {
    const intent = { patientId: family.childId, sections: ['allergy' as const], idempotencyKey: newKey() }
    const first = await family.caller.record.share(intent)
    expect(await family.caller.record.share(intent)).toEqual(first)
    const kept = await app.database.db.idempotencyRecord.findMany({ where: { accountId: family.accountId } })
    expect(JSON.stringify(kept)).not.toContain(first.code)
  })

  it('cannot be guessed: ten codes an hour, right or wrong', async () => {
    const { code } = await share(['measurement'])
    const tried = async (typed: string) =>
      refused(doctor.caller.chart.openShared({ code: typed, idempotencyKey: newKey() }))
    for (let index = 0; index < 10; index += 1)
      expect(await tried(`ABCD234${'23456789AB'[index]}`)).toBe('share_code_wrong')
    expect(await tried(code)).toBe('too_many_requests')
    app.clock.pass(3_600_001)
    expect(await tried('nonsense')).toBe('share_code_wrong')
  })
})

describe('broken glass', () => {
  const breakGlass = () =>
    doctor.caller.chart.breakGlass({
      patientId: family.childId,
      reason: '抽搐，叫不醒',
      idempotencyKey: newKey(),
    })

  it('opens everything for an hour, tells the family at once and stands in its log with the reason’s purpose', async () => {
    const patientId = family.childId
    await breakGlass()
    expect((await doctor.caller.chart.growth({ patientId })).points).toHaveLength(1)
    expect(await messages()).toContain('record-emergency')
    const looks = (await family.caller.record.accessLog({ patientId })).rows
    const emergencies = looks.filter(({ purpose }) => purpose === 'emergency')
    // The family reads why: the newest look is at the curve, the one before it broke the glass.
    expect(emergencies.map(({ reason }) => reason)).toEqual([null, '抽搐，叫不醒'])
    app.clock.pass(60 * 60_000)
    expect(await refused(doctor.caller.chart.growth({ patientId }))).toBe('not_found')
  })

  it('tells a guardian who does not read the record that it was opened, and not why', async () => {
    const [parent, own] = [await app.newAccount(), await app.newAccount()]
    const girlId = await app.newPatient('2011-05-20', { [parent]: 'child', [own]: 'self' })
    const asked = { patientId: girlId, reason: '昏倒在路边', idempotencyKey: newKey() }
    await doctor.caller.chart.breakGlass(asked)
    const reasons = async (accountId: string) =>
      (await app.as(accountId).record.accessLog({ patientId: girlId })).rows.map(({ reason }) => reason)
    expect([await reasons(own), await reasons(parent)]).toEqual([['昏倒在路边'], [null]])
  })

  it('is never broken over one’s own family, whose record is open on one’s own phone (E3 42)', async () => {
    const own = await app.newFamily()
    const caller = app.as(own.accountId, doctor.staff)
    const asked = { patientId: own.childId, reason: '想看看', idempotencyKey: newKey() }
    expect(await refused(caller.chart.breakGlass(asked))).toBe('not_permitted')
  })

  it('stands still for the office that works through it: nothing that waits is passed over', async () => {
    for (let broken = 0; broken < 51; broken += 1) {
      await breakGlass()
      app.clock.pass(1000)
    }
    const first = await office.caller.emergencyReview.list({})
    for (const { id } of first.rows.slice(0, 10)) {
      const decision = { id, outcome: 'justified' as const, note: '当时确有危险', idempotencyKey: newKey() }
      await office.caller.emergencyReview.decide(decision)
    }
    const next = await office.caller.emergencyReview.list({ cursor: first.nextCursor ?? undefined })
    const [oldest, ...done] = next.rows
    expect(oldest).toMatchObject({ outcome: null })
    expect(done.map(({ outcome }) => outcome)).toEqual(Array(10).fill('justified'))
    expect(await refused(office.caller.emergencyReview.list({ cursor: 'open.x' }))).toBe('input_invalid')
  })

  it('is looked at by the office, late after a day, and once', async () => {
    await breakGlass()
    const waiting = () => office.caller.emergencyReview.list({})
    expect((await waiting()).rows).toMatchObject([
      { reason: '抽搐，叫不醒', outcome: null, isOverdue: false },
    ])
    app.clock.pass(24 * 3_600_000 + 1)
    const { id, isOverdue } = at((await waiting()).rows, 0)
    expect(isOverdue).toBe(true)
    const decide = () =>
      office.caller.emergencyReview.decide({
        id,
        outcome: 'unjustified',
        note: '孩子清醒，不该看',
        idempotencyKey: newKey(),
      })
    await decide()
    expect(await messages()).toContain('record-emergency-unjustified')
    expect((await waiting()).rows).toMatchObject([{ outcome: 'unjustified', note: '孩子清醒，不该看' }])
    expect(await refused(decide())).toBe('not_found')
  })
})

describe('an objection', () => {
  it('asks about a look of staff once, and is answered by the office', async () => {
    const patientId = family.childId
    const { code } = await share(['measurement'])
    await doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
    const look = at(
      (await family.caller.record.accessLog({ patientId })).rows.filter(({ organization }) => organization),
      0,
    )
    const object = () =>
      family.caller.record.objectToAccess({
        patientId,
        eventId: look.id,
        text: '我没有去过这里',
        idempotencyKey: newKey(),
      })
    await object()
    expect(await refused(object())).toBe('objection_made')
    const asked = at((await office.caller.objection.list({})).rows, 0)
    expect(asked).toMatchObject({ text: '我没有去过这里', answer: null, purpose: 'shared-record' })
    await office.caller.objection.answer({
      id: asked.id,
      answer: '是你出示的分享码',
      idempotencyKey: newKey(),
    })
    expect((await family.caller.record.objections({ patientId })).rows).toMatchObject([
      { eventId: look.id, answer: '是你出示的分享码' },
    ])
    expect(await messages()).toContain('objection-answered')
  })

  it('is not made of another family’s look, nor of one’s own', async () => {
    const other = await app.newFamily()
    const patientId = other.childId
    await other.caller.record.growth({ patientId })
    const own = (await family.caller.record.accessLog({ patientId: family.childId })).rows[0]?.id ?? '1'
    const object = (eventId: string) =>
      refused(
        other.caller.record.objectToAccess({
          patientId,
          eventId,
          text: '为什么看',
          idempotencyKey: newKey(),
        }),
      )
    expect(await object(own)).toBe('not_found')
    expect(await object('999999999')).toBe('not_found')
  })
})
