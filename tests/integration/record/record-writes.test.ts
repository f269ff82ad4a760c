import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import {
  agreeToEarlierVisits,
  bloodResult,
  key,
  openRecordRoom,
  type RecordRoom,
} from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, type TestApp } from '../../support/room/test-app'

let app: TestApp
let room: RecordRoom
const TODAY = '2026-11-22'
const HOUR_MS = 3_600_000

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const report = (
  patientId: string,
  wish: { haemoglobin?: number; on?: string; tellFirst?: boolean } = {},
) => ({
  patientId,
  itemCode: 'blood-routine' as const,
  performedOn: wish.on ?? TODAY,
  result: bloodResult(wish.haemoglobin),
  restricted: false,
  tellFirst: wish.tellFirst ?? false,
  ...key(),
})

describe('a report that the doctor should speak of first (journeys E3 27)', () => {
  it('is not there for the family until the doctor releases it', async () => {
    const { childId, caller } = await room.family()
    const { id } = await room.doctor.chart.addReport(report(childId, { haemoglobin: 95 }))
    const seen = async () => (await caller.record.timeline({ patientId: childId })).rows.length
    expect(await seen()).toBe(0)
    expect(await refusalOf(caller.record.entry({ patientId: childId, kind: 'report', id }))).toBe('not_found')
    expect(
      (await caller.record.reportTrend({ patientId: childId, itemCode: 'blood-routine' })).series,
    ).toEqual([])
    await room.doctor.chart.releaseReport({ patientId: childId, id, ...key() })
    expect(await seen()).toBe(1)
    const entry = await caller.record.entry({ patientId: childId, kind: 'report', id })
    expect(entry.lines).toEqual([{ nameZh: '血红蛋白', valueZh: '95 g/L', mark: 'low', rangeZh: '110–160' }])
    expect(await refusalOf(room.doctor.chart.releaseReport({ patientId: childId, id, ...key() }))).toBe(
      'entry_over',
    )
  })

  it('comes out by itself when the hours are over, and not before', async () => {
    const { childId, caller } = await room.family()
    const { releaseAt } = await room.doctor.chart.addReport(report(childId, { tellFirst: true }))
    expect(releaseAt).toBe('2026-11-25T08:40:00+08:00')
    const seen = async () => (await caller.record.timeline({ patientId: childId })).rows.length
    app.clock.pass(72 * HOUR_MS - 1)
    expect(await seen()).toBe(0)
    app.clock.pass(1)
    expect(await seen()).toBe(1)
    app.clock.pass(-72 * HOUR_MS)
  })

  it('is there at once where everything is within its range', async () => {
    const { childId, caller } = await room.family()
    await room.doctor.chart.addReport(report(childId))
    expect((await caller.record.timeline({ patientId: childId })).rows).toHaveLength(1)
  })
})

describe('mutual recognition (rules D-MR)', () => {
  it('needs a proof of the day, and asks for a reason while a report stands', async () => {
    const { childId, caller } = await room.family()
    await agreeToEarlierVisits(caller, childId)
    const first = await room.doctor.chart.addReport(report(childId, { on: '2026-11-19' }))
    expect(first.recognisedUntil).toBeNull()
    await app.database.db.qualityProof.create({
      data: {
        organizationId: room.organizationId,
        itemCode: 'blood-routine',
        validFrom: new Date('2026-01-01'),
        validTo: new Date('2026-12-31'),
        source: '示例质控',
      },
    })
    const second = await room.doctor.chart.addReport(report(childId, { on: '2026-11-20' }))
    expect(second.recognisedUntil).toBe('2026-11-23')
    expect(await refusalOf(room.doctor.chart.addReport(report(childId)))).toBe('report_duplicate')
    const again = report(childId)
    await room.doctor.chart.addReport({
      ...again,
      result: { ...again.result, repeatReason: 'disease-changed' },
    })
    const { rows } = await caller.record.timeline({ patientId: childId })
    expect(rows.map(({ on, flags }) => [on, flags])).toEqual([
      [TODAY, ['recognised']],
      ['2026-11-20', ['recognised']],
      ['2026-11-19', []],
    ])
    const { series } = await caller.record.reportTrend({ patientId: childId, itemCode: 'blood-routine' })
    expect(series.map(({ name, points }) => [name, points.length])).toEqual([['血红蛋白', 3]])
  })

  it('refuses a report that says nothing', async () => {
    const { childId } = await room.family()
    const empty = { values: [], findings: '', conclusion: '', repeatReason: null }
    const call = room.doctor.chart.addReport({ ...report(childId), result: empty })
    expect(await refusalOf(call)).toBe('report_empty')
  })
})

describe('a picture of a paper', () => {
  const jpeg = (bytes: number) => {
    const picture = Buffer.alloc(bytes)
    picture.set([0xff, 0xd8, 0xff, 0xe0])
    return picture.toString('base64')
  }
  const paper = (patientId: string, content: string) => ({
    patientId,
    kind: 'vaccine-booklet' as const,
    title: '接种本',
    datedOn: TODAY,
    content,
    ...key(),
  })

  it('comes back as it was sent, is nobody else’s, and can be taken back', async () => {
    const { childId, caller } = await room.family()
    const content = jpeg(300_000)
    const { id } = await caller.record.addAttachment(paper(childId, content))
    expect(await caller.record.attachment({ patientId: childId, id })).toEqual({
      mediaType: 'image/jpeg',
      content,
    })
    const kept = await app.database.db.recordAttachment.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(kept.contentCipher).includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]))).toBe(
      false,
    )
    const other = await app.newFamily()
    expect(await refusalOf(other.caller.record.attachment({ patientId: childId, id }))).toBe('not_found')
    expect(await refusalOf(room.doctor.chart.attachment({ patientId: childId, id }))).toBe('consent_withheld')
    await agreeToEarlierVisits(caller, childId)
    expect((await room.doctor.chart.attachment({ patientId: childId, id })).mediaType).toBe('image/jpeg')
    await caller.record.withdrawAttachment({ id, ...key() })
    expect(await refusalOf(caller.record.attachment({ patientId: childId, id }))).toBe('not_found')
  })

  it('is refused by what it is, whatever it is called', async () => {
    const { childId, caller } = await room.family()
    const add = (content: string) => refusalOf(caller.record.addAttachment(paper(childId, content)))
    expect(await add(Buffer.from('<svg onload="x">').toString('base64'))).toBe('picture_unreadable')
    expect(await add('not base64!')).toBe('input_invalid')
    expect(await add(jpeg(4_194_304 + 3))).toBe('input_invalid')
    expect(await add(jpeg(4_194_304 + 1))).toBe('picture_too_large')
  })
})

describe('a correction', () => {
  it('leaves the entry as it is: the place that wrote it answers, once', async () => {
    const { childId, caller } = await room.family()
    const allergy = { substance: '青霉素', reaction: '', severity: null }
    const { id } = await room.doctor.chart.addAllergy({
      patientId: childId,
      notedOn: TODAY,
      allergy,
      ...key(),
    })
    const ask = () =>
      caller.record.askCorrection({ patientId: childId, kind: 'allergy', id, text: '是头孢', ...key() })
    await ask()
    expect(await refusalOf(ask())).toBe('correction_pending')
    const elsewhere = await openRecordRoom(app)
    const asked = (await room.nurse.chart.corrections({})).rows.filter((row) => row.entryId === id)
    expect(asked).toMatchObject([{ kind: 'allergy', text: '是头孢', patient: { nameMasked: '示*' } }])
    const answer = (doctor: typeof room.doctor) =>
      doctor.chart.answerCorrection({ id: at(asked, 0).id, answer: '核对过，是青霉素', ...key() })
    expect((await elsewhere.doctor.chart.corrections({})).rows.filter((row) => row.entryId === id)).toEqual(
      [],
    )
    expect(await refusalOf(answer(elsewhere.doctor))).toBe('not_found')
    await answer(room.doctor)
    expect(await refusalOf(answer(room.nurse))).toBe('correction_answered')
    const entry = await caller.record.entry({ patientId: childId, kind: 'allergy', id })
    expect(entry).toMatchObject({
      title: '青霉素过敏',
      flags: ['addendum', 'attention'],
      addenda: [{ text: '是头孢', source: 'family', answer: '核对过，是青霉素' }],
    })
    // Of two of one moment neither is the earlier.
    app.clock.pass(1000)
    await room.doctor.chart.addAddendum({
      patientId: childId,
      kind: 'allergy',
      id,
      text: '皮试阳性',
      ...key(),
    })
    const more = await caller.record.entry({ patientId: childId, kind: 'allergy', id })
    expect(more.addenda.map(({ text }) => text)).toEqual(['是头孢', '皮试阳性'])
  })

  it('is not asked of what the family wrote itself', async () => {
    const { childId, caller } = await room.family()
    const allergy = { substance: '鸡蛋', reaction: '', severity: null }
    const { id } = await caller.record.addAllergy({ patientId: childId, notedOn: TODAY, allergy, ...key() })
    const asked = caller.record.askCorrection({
      patientId: childId,
      kind: 'allergy',
      id,
      text: '不是',
      ...key(),
    })
    expect(await refusalOf(asked)).toBe('not_permitted')
  })
})

describe('an entry on the wrong twin (journeys E3 16)', () => {
  it('moves, and both records say so; both looks are written down', async () => {
    const one = await room.family()
    const other = await room.family()
    const allergy = { substance: '青霉素', reaction: '', severity: null }
    const { id } = await room.doctor.chart.addAllergy({
      patientId: one.childId,
      notedOn: TODAY,
      allergy,
      ...key(),
    })
    const move = (toPatientId: string) =>
      room.doctor.chart.moveEntry({ kind: 'allergy', id, patientId: one.childId, toPatientId, ...key() })
    const absent = await room.family({ arrives: false })
    expect(await refusalOf(move(absent.childId))).toBe('not_found')
    await move(other.childId)
    const { rows: left } = await one.caller.record.timeline({ patientId: one.childId })
    expect(left).toMatchObject([{ id, flags: ['moved-away'] }])
    const entry = await other.caller.record.entry({ patientId: other.childId, kind: 'allergy', id })
    expect(entry.addenda.map(({ text }) => text)).toEqual(['这一条原来记在别人名下，核对后移到这里。'])
    for (const patientId of [one.childId, other.childId]) {
      const looks = await app.database.db.auditEvent.count({
        where: { action: 'chart.moveEntry', patientIds: { has: patientId } },
      })
      expect(looks).toBeGreaterThanOrEqual(1)
    }
    expect(await refusalOf(move(other.childId))).toBe('not_found')
  })

  it('is offered to the family first and to whoever came that day, and to nobody whose record is closed', async () => {
    const one = await room.family()
    const other = await room.family()
    const absent = await room.family({ arrives: false })
    const twinId = await app.newPatient('2021-05-20', { [one.accountId]: 'child' })
    const younger = await room.family({ birthDate: addDays(localDate(TODAY), -10) })
    const { id } = await room.doctor.chart.addReport(report(one.childId, { on: '2026-11-10' }))
    await agreeToEarlierVisits(one.caller, one.childId)
    const offered = async (doctor = room.doctor) =>
      (await doctor.chart.moveTargets({ patientId: one.childId, kind: 'report', id })).rows
    expect((await offered()).map(({ patientId }) => patientId)).not.toContain(twinId)
    const open = (patientId: string, basis: string, doctor: { accountId: string; organizationId: string }) =>
      app.database.db.recordOpening.create({
        data: {
          ...doctor,
          patientId,
          role: 'family-doctor',
          basis,
          openedAt: app.clock.now(),
          expiresAt: new Date(app.clock.now().getTime() + HOUR_MS),
        },
      })
    const here = { accountId: room.doctorAccountId, organizationId: room.organizationId }
    await open(twinId, 'card-code', here)
    const rows = await offered()
    expect(rows[0]).toMatchObject({ patientId: twinId, nameMasked: '示*', isOfFamily: true })
    expect(JSON.stringify(rows)).not.toMatch(/\d{15}/)
    const ids = rows.map(({ patientId }) => patientId)
    // He came today, and the report is of another day.
    expect(ids).not.toContain(other.childId)
    for (const closed of [absent.childId, younger.childId, one.childId]) expect(ids).not.toContain(closed)
    const looks = await app.database.db.auditEvent.count({
      where: { action: 'chart.moveTargets', patientIds: { has: twinId } },
    })
    expect(looks).toBe(1)
    const ofToday = await room.doctor.chart.addReport(report(one.childId))
    const today = await room.doctor.chart.moveTargets({
      patientId: one.childId,
      kind: 'report',
      id: ofToday.id,
    })
    expect(today.rows.map(({ patientId }) => patientId)).toEqual(
      expect.arrayContaining([twinId, other.childId]),
    )
  })

  it('is moved by nobody who was only shown the record for a quarter of an hour', async () => {
    const one = await room.family()
    const { id } = await room.doctor.chart.addReport(report(one.childId))
    const elsewhere = await openRecordRoom(app)
    const there = await elsewhere.family()
    await app.database.db.recordOpening.create({
      data: {
        patientId: one.childId,
        accountId: elsewhere.doctorAccountId,
        organizationId: elsewhere.organizationId,
        role: 'family-doctor',
        basis: 'share-code',
        openedAt: app.clock.now(),
        expiresAt: new Date(app.clock.now().getTime() + HOUR_MS),
      },
    })
    const entry = { patientId: one.childId, kind: 'report', id } as const
    const { chart } = elsewhere.doctor
    expect((await chart.entry(entry)).mayChange).toBe(false)
    expect(await refusalOf(chart.moveTargets(entry))).toBe('not_permitted')
    const move = chart.moveEntry({ ...entry, toPatientId: there.childId, ...key() })
    expect(await refusalOf(move)).toBe('not_permitted')
  })

  it('refuses a day before the other was born', async () => {
    const one = await room.family()
    const other = await room.family({ birthDate: addDays(localDate(TODAY), -10) })
    const { id } = await room.doctor.chart.addReport(report(one.childId, { on: '2026-11-01' }))
    await agreeToEarlierVisits(one.caller, one.childId)
    await agreeToEarlierVisits(other.caller, other.childId)
    const moved = room.doctor.chart.moveEntry({
      kind: 'report',
      id,
      patientId: one.childId,
      toPatientId: other.childId,
      ...key(),
    })
    expect(await refusalOf(moved)).toBe('entry_before_birth')
  })

  it('withdraws what the place itself wrote wrongly, and nothing of another place', async () => {
    const { childId, caller } = await room.family()
    const { id } = await room.doctor.chart.addReport(report(childId))
    const withdraw = () =>
      room.nurse.chart.withdrawEntry({ patientId: childId, kind: 'report', id, ...key() })
    await agreeToEarlierVisits(caller, childId)
    const { mayChange } = await room.nurse.chart.entry({ patientId: childId, kind: 'report', id })
    expect(mayChange).toBe(true)
    expect((await caller.record.entry({ patientId: childId, kind: 'report', id })).mayChange).toBe(false)
    await withdraw()
    expect((await caller.record.timeline({ patientId: childId })).rows).toEqual([])
    expect(await refusalOf(withdraw())).toBe('entry_over')
  })
})
