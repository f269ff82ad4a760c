import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import { countStatements } from '../../support/database/statement-count'
import { RECORD } from '../../support/inputs/visit-inputs'
import {
  AMOXICILLIN,
  agreeToEarlierVisits,
  bloodResult,
  IBUPROFEN,
  key,
  openRecordRoom,
} from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
const TODAY = '2026-11-22'
const WEEK_MS = 7 * 86_400_000

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const penicillin = { substance: '青霉素', reaction: '起疹子', severity: 'moderate' } as const

describe('the timeline of a family', () => {
  it('is honestly empty', async () => {
    const { caller, childId } = await app.newFamily()
    expect(await caller.record.timeline({ patientId: childId })).toEqual({ rows: [], nextCursor: null })
    expect(await caller.record.summary({ patientId: childId })).toMatchObject({
      allergyWords: null,
      measures: { weight: null, stature: null, head: null },
    })
  })

  it('has the visit with its drugs, the report, the allergy and the picture', async () => {
    const room = await openRecordRoom(app)
    const { caller, childId, appointmentId } = await room.family()
    await caller.record.addAllergy({
      patientId: childId,
      notedOn: '2026-11-01',
      allergy: penicillin,
      ...key(),
    })
    await room.see(appointmentId)
    await room.doctor.chart.addPrescription({
      appointmentId,
      items: [IBUPROFEN, { ...IBUPROFEN, drug: '口服补液盐Ⅲ' }],
      restricted: false,
      ...key(),
    })
    await room.doctor.chart.addReport({
      patientId: childId,
      itemCode: 'blood-routine',
      performedOn: TODAY,
      result: bloodResult(),
      restricted: false,
      tellFirst: false,
      ...key(),
    })
    const { rows } = await caller.record.timeline({ patientId: childId })
    expect(rows.map(({ kind, title, sub, drugs, flags }) => ({ kind, title, sub, drugs, flags }))).toEqual([
      {
        kind: 'visit',
        title: '生病看诊 · 示例医生',
        sub: '急性上呼吸道感染，在家观察 3 天',
        drugs: 2,
        flags: [],
      },
      { kind: 'report', title: '血常规报告', sub: '血红蛋白 118 g/L', drugs: 0, flags: [] },
      {
        kind: 'allergy',
        title: '青霉素过敏',
        sub: '起疹子，中：脸肿、一直吐',
        drugs: 0,
        flags: ['attention'],
      },
    ])
    const only = await caller.record.timeline({ patientId: childId, kinds: ['prescription'] })
    expect(only.rows.map(({ title }) => title)).toEqual(['开了 2 种药'])
    const entry = await caller.record.entry({ patientId: childId, kind: 'visit', id: at(rows, 0).id })
    expect(entry.lines.map(({ nameZh }) => nameZh)).toEqual(
      expect.arrayContaining(['诊断', '布洛芬混悬液', '口服补液盐Ⅲ']),
    )
    const { lines } = await caller.visit.summary({ appointmentId })
    expect(lines).toContainEqual({
      nameZh: '布洛芬混悬液',
      valueZh: '每次 4.5 mL，口服，每天 3 次，5 天',
    })
  })

  it('pages by fifty, newest first, in one statement beside the proof', async () => {
    const { caller, childId, accountId } = await app.newFamily()
    const { fieldCrypto } = app.context(null)
    const first = localDate('2022-01-01')
    const list = (cursor?: string) =>
      caller.record.timeline({ patientId: childId, ...(cursor === undefined ? {} : { cursor }) })
    const addRows = (from: number, count: number) =>
      app.database.db.allergy.createMany({
        data: Array.from({ length: count }, (_, turn) => ({
          patientId: childId,
          notedOn: new Date(addDays(first, Math.floor((from + turn) / 3))),
          allergyCipher: fieldCrypto.seal('allergy.allergy_cipher', JSON.stringify(penicillin)),
          source: 'family',
          byAccountId: accountId,
          createdAt: app.clock.now(),
        })),
      })
    await addRows(0, 1)
    const few = await countStatements(() => list())
    await addRows(1, 399)
    expect(await countStatements(() => list())).toBe(few)
    expect(few).toBe(2)
    const seen: { on: string; id: string }[] = []
    let cursor: string | undefined
    for (let page = 0; page < 8; page++) {
      const { rows, nextCursor } = await list(cursor)
      seen.push(...rows)
      expect(rows).toHaveLength(50)
      cursor = nextCursor ?? undefined
    }
    expect(cursor).toBeUndefined()
    expect(new Set(seen.map(({ id }) => id)).size).toBe(400)
    const days = seen.map(({ on }) => on)
    expect(days).toEqual([...days].sort().reverse())
    expect(await refusalOf(list('x'))).toBe('input_invalid')
  })
})

describe('who reads what', () => {
  it('another family reads nothing, and the same nothing as of nobody', async () => {
    const { childId } = await app.newFamily()
    const { caller } = await app.newFamily()
    for (const patientId of [childId, newKey()]) {
      expect(await refusalOf(caller.record.timeline({ patientId }))).toBe('not_found')
      expect(await refusalOf(caller.record.summary({ patientId }))).toBe('not_found')
      expect(await refusalOf(caller.record.reportTrend({ patientId, itemCode: 'blood-routine' }))).toBe(
        'not_found',
      )
    }
  })

  it('a delegate reads allergies and not the reports, drugs and visits', async () => {
    const room = await openRecordRoom(app)
    const { caller, childId, appointmentId } = await room.family()
    await room.see(appointmentId)
    await caller.record.addAllergy({ patientId: childId, notedOn: TODAY, allergy: penicillin, ...key() })
    const { code } = await caller.delegation.create({
      patientId: childId,
      relation: 'grandchild',
      label: '外婆',
      startsOn: TODAY,
      endsOn: TODAY,
      ...key(),
    })
    const delegate = app.as(await app.newAccount())
    await delegate.delegation.accept({ code, ...key() })
    const { rows } = await delegate.record.timeline({ patientId: childId })
    // The weight of a visit that is not shown stands for itself: it is on their curve too.
    expect(rows.map(({ kind }) => kind)).toEqual(['measurement', 'allergy'])
    const whole = await caller.record.timeline({ patientId: childId })
    const visit = at(whole.rows, 0)
    expect(await refusalOf(delegate.record.entry({ patientId: childId, kind: 'visit', id: visit.id }))).toBe(
      'not_found',
    )
    expect(
      await refusalOf(
        delegate.record.addAllergy({ patientId: childId, notedOn: TODAY, allergy: penicillin, ...key() }),
      ),
    ).toBe('delegate_not_permitted')
  })

  it('the guardian of somebody of fourteen reads no more than who brings them, until they agree', async () => {
    const room = await openRecordRoom(app)
    const { caller, childId, appointmentId } = await room.family({ birthDate: '2011-05-20' })
    await room.see(appointmentId)
    const brought = await caller.record.timeline({ patientId: childId })
    expect(brought.rows.map(({ kind }) => kind)).toEqual(['measurement'])
    const self = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: self, patientId: childId, relation: 'self' },
    })
    expect((await app.as(self).record.timeline({ patientId: childId })).rows).toHaveLength(1)
  })
})

describe('what staff read', () => {
  it('nothing without a visit, from check-in to seven days after, and not a minute more', async () => {
    const room = await openRecordRoom(app)
    const { childId, caller, appointmentId } = await room.family({ arrives: false })
    await agreeToEarlierVisits(caller, childId)
    const read = () => room.doctor.chart.timeline({ patientId: childId })
    expect(await refusalOf(read())).toBe('not_found')
    const desk = (await app.newStaff('front-desk', room.organizationId)).caller
    await desk.visit.checkIn({ appointmentId, ...key() })
    expect((await read()).withheld).toEqual([])
    app.clock.pass(WEEK_MS - 1000)
    expect((await read()).rows).toEqual([])
    app.clock.pass(1000)
    expect(await refusalOf(read())).toBe('not_found')
    app.clock.pass(-WEEK_MS)
  })

  it('only what care needs without the family’s yes, and a yes taken back counts at the next look', async () => {
    const room = await openRecordRoom(app)
    const { childId, caller, appointmentId } = await room.family()
    await room.see(appointmentId)
    const read = () => room.doctor.chart.timeline({ patientId: childId })
    expect(await read()).toMatchObject({
      rows: [{ kind: 'measurement' }],
      withheld: ['visit', 'prescription', 'report', 'follow-up', 'attachment'],
    })
    await agreeToEarlierVisits(caller, childId)
    expect((await read()).rows.map(({ kind }) => kind)).toEqual(['visit'])
    await caller.consent.withdraw({ patientId: childId, purpose: 'earlier-visits', ...key() })
    expect((await read()).rows.map(({ kind }) => kind)).toEqual(['measurement'])
    expect(await refusalOf(room.doctor.chart.timeline({ patientId: childId, kinds: ['visit'] }))).toBe(
      'consent_withheld',
    )
    const { rows } = await caller.record.accessLog({ patientId: childId })
    expect(rows.filter(({ purpose }) => purpose === 'visit').length).toBeGreaterThanOrEqual(3)
  })

  it('what another place marked as restricted stays there', async () => {
    const room = await openRecordRoom(app)
    const elsewhere = await openRecordRoom(app)
    const { childId, caller, appointmentId } = await room.family()
    await agreeToEarlierVisits(caller, childId)
    await room.see(appointmentId)
    const report = (doctor: typeof room.doctor, restricted: boolean) =>
      doctor.chart.addReport({
        patientId: childId,
        itemCode: 'other-laboratory',
        performedOn: TODAY,
        result: bloodResult(),
        restricted,
        tellFirst: false,
        ...key(),
      })
    const { id } = await report(room.doctor, true)
    await room.doctor.chart.releaseReport({ patientId: childId, id, ...key() })
    await app.database.db.recordOpening.create({
      data: {
        patientId: childId,
        accountId: elsewhere.doctorAccountId,
        role: 'family-doctor',
        organizationId: elsewhere.organizationId,
        basis: 'card-code',
        openedAt: app.clock.now(),
        expiresAt: new Date(app.clock.now().getTime() + 3_600_000),
      },
    })
    const kinds = (rows: readonly { kind: string }[]) => rows.map(({ kind }) => kind)
    expect(kinds((await elsewhere.doctor.chart.timeline({ patientId: childId })).rows)).toEqual(['visit'])
    expect(kinds((await room.doctor.chart.timeline({ patientId: childId })).rows)).toEqual([
      'visit',
      'report',
    ])
    expect(kinds((await caller.record.timeline({ patientId: childId })).rows)).toEqual(['visit', 'report'])
  })
})

describe('a visit that the doctor restricted (journeys E3 28)', () => {
  it('is read by the guardians and the place, by no other place and by no delegate', async () => {
    const room = await openRecordRoom(app)
    const elsewhere = await openRecordRoom(app)
    const { childId, caller, appointmentId } = await room.family()
    await agreeToEarlierVisits(caller, childId)
    const { code } = await caller.delegation.create({
      patientId: childId,
      relation: 'grandchild',
      label: '外婆',
      startsOn: TODAY,
      endsOn: TODAY,
      ...key(),
    })
    const delegate = app.as(await app.newAccount())
    await delegate.delegation.accept({ code, ...key() })
    await room.doctor.visit.start({ appointmentId, ...key() })
    await room.doctor.chart.addPrescription({ appointmentId, items: [IBUPROFEN], restricted: true, ...key() })
    await room.doctor.visit.complete({ appointmentId, record: RECORD, restricted: true, ...key() })
    await app.database.db.recordOpening.create({
      data: {
        patientId: childId,
        accountId: elsewhere.doctorAccountId,
        role: 'family-doctor',
        organizationId: elsewhere.organizationId,
        basis: 'card-code',
        openedAt: app.clock.now(),
        expiresAt: new Date(app.clock.now().getTime() + 3_600_000),
      },
    })
    const seen = ({ rows }: { rows: readonly { kind: string; flags: readonly string[] }[] }) =>
      rows.map(({ kind, flags }) => [kind, ...flags])
    const restricted = [['visit', 'restricted']]
    expect(seen(await caller.record.timeline({ patientId: childId }))).toEqual(restricted)
    expect(seen(await room.nurse.chart.timeline({ patientId: childId }))).toEqual(restricted)
    // How heavy the child is everybody who treats must know.
    expect(seen(await elsewhere.doctor.chart.timeline({ patientId: childId }))).toEqual([['measurement']])
    expect(await room.doctor.visit.get({ appointmentId })).toMatchObject({ restricted: true })
    const { lines } = await caller.visit.summary({ appointmentId })
    expect(lines.map(({ nameZh }) => nameZh)).toContain(IBUPROFEN.drug)
    expect(await refusalOf(delegate.visit.summary({ appointmentId }))).toBe('delegate_not_permitted')
  })
})

describe('what is written', () => {
  it('refuses a drug that the child does not tolerate, without naming it', async () => {
    const room = await openRecordRoom(app)
    const { childId, caller, appointmentId } = await room.family()
    await caller.record.addAllergy({ patientId: childId, notedOn: TODAY, allergy: penicillin, ...key() })
    const prescribe = (items: (typeof IBUPROFEN | typeof AMOXICILLIN)[]) =>
      room.doctor.chart.addPrescription({ appointmentId, items, restricted: false, ...key() })
    expect(await refusalOf(prescribe([IBUPROFEN]))).toBe('appointment_state')
    await room.see(appointmentId)
    expect(await refusalOf(prescribe([IBUPROFEN, AMOXICILLIN]))).toBe('prescription_allergy')
    expect(await refusalOf(prescribe([IBUPROFEN, IBUPROFEN]))).toBe('prescription_twice')
    await prescribe([IBUPROFEN])
    const colleague = await openRecordRoom(app)
    expect(
      await refusalOf(
        colleague.doctor.chart.addPrescription({
          appointmentId,
          items: [IBUPROFEN],
          restricted: false,
          ...key(),
        }),
      ),
    ).toBe('not_found')
  })

  it('ends only what the family wrote, once, and says so of dates that cannot be', async () => {
    const room = await openRecordRoom(app)
    const { childId, caller } = await room.family()
    const add = (notedOn: string) =>
      caller.record.addAllergy({ patientId: childId, notedOn, allergy: penicillin, ...key() })
    expect(await refusalOf(add('2021-05-19'))).toBe('entry_before_birth')
    expect(await refusalOf(add('2026-11-23'))).toBe('entry_in_future')
    const { id } = await add(TODAY)
    await caller.record.resolveAllergy({ id, ...key() })
    expect(await refusalOf(caller.record.resolveAllergy({ id, ...key() }))).toBe('entry_over')
    expect((await caller.record.summary({ patientId: childId })).allergyWords).toBeNull()
    const staffs = await room.nurse.chart.addAllergy({
      patientId: childId,
      notedOn: TODAY,
      allergy: penicillin,
      ...key(),
    })
    expect(await refusalOf(caller.record.withdrawAllergy({ id: staffs.id, ...key() }))).toBe('not_found')
    await room.doctor.chart.resolveAllergy({ patientId: childId, id: staffs.id, ...key() })
    expect((await room.doctor.chart.summary({ patientId: childId })).allergies).toEqual([])
  })
})
