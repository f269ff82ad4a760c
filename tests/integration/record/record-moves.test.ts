import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { ALLERGIES_MAX } from '#domain/record/allergy'
import { CHECKUP_RECORD, MEASURES } from '../../support/inputs/checkup-inputs'
import {
  agreeToEarlierVisits,
  IBUPROFEN,
  key,
  openRecordRoom,
  type RecordRoom,
} from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, type TestApp } from '../../support/room/test-app'
import { newContract, newPackage, newTeam, planNow } from '../../support/rows/service-task-rows'

const TODAY = '2026-11-22'
let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

describe('an entry that belongs to another (journeys E3 16)', () => {
  it('is not moved away from its check-up, and goes where the check-up goes', async () => {
    const one = await room.family()
    const other = await room.family()
    const checkup = await room.doctor.chart.addCheckup({
      patientId: one.childId,
      visitNo: 12,
      doneOn: TODAY,
      record: CHECKUP_RECORD,
      measures: MEASURES,
      ...key(),
    })
    const measured = await app.database.db.measurement.findFirstOrThrow({
      where: { patientId: one.childId, withdrawnAt: null },
    })
    const entry = { kind: 'measurement', id: measured.id, patientId: one.childId } as const
    const to = { patientId: one.childId, toPatientId: other.childId }
    expect(await refusalOf(room.doctor.chart.moveTargets(entry))).toBe('entry_not_movable')
    const alone = room.doctor.chart.moveEntry({ ...entry, ...to, ...key() })
    expect(await refusalOf(alone)).toBe('entry_not_movable')
    await room.doctor.chart.moveEntry({ kind: 'checkup', id: checkup.id, ...to, ...key() })
    const kinds = async ({ caller, childId }: typeof one) =>
      (await caller.record.timeline({ patientId: childId, kinds: ['checkup', 'measurement'] })).rows.map(
        ({ kind, flags }) => `${kind} ${flags.join()}`,
      )
    expect(await kinds(one)).toEqual(['checkup moved-away'])
    expect(await kinds(other)).toEqual(['checkup addendum', 'measurement '])
  })

  it('is shown in no record but its own, though the visit it was written in is another’s', async () => {
    const one = await room.family()
    const other = await room.family()
    for (const each of [one, other]) await agreeToEarlierVisits(each.caller, each.childId)
    await room.see(one.appointmentId)
    const { id } = await room.doctor.chart.addPrescription({
      appointmentId: one.appointmentId,
      items: [IBUPROFEN],
      restricted: false,
      ...key(),
    })
    const move = { kind: 'prescription', id, patientId: one.childId, toPatientId: other.childId } as const
    await room.doctor.chart.moveEntry({ ...move, ...key() })
    const drugs = async ({ caller, childId }: typeof one) =>
      (await caller.record.timeline({ patientId: childId })).rows
        .filter(({ kind }) => kind === 'visit' || kind === 'prescription')
        .map((row) => [row.kind, row.drugs, row.sub?.includes('布洛芬')])
    expect(await drugs(one)).toEqual([
      ['visit', 0, false],
      ['prescription', 0, false],
    ])
    expect(await drugs(other)).toEqual([['prescription', 0, true]])
  })
})

describe('where an entry was moved away', () => {
  const PENICILLIN = { substance: '青霉素', reaction: '', severity: null }
  const moved = async () => {
    const one = await room.family()
    const other = await room.family()
    const noted = { patientId: one.childId, notedOn: TODAY, allergy: PENICILLIN, ...key() }
    const { id } = await room.doctor.chart.addAllergy(noted)
    const entry = { kind: 'allergy', id, patientId: one.childId } as const
    await one.caller.record.askCorrection({ ...entry, text: '不是我家孩子的', ...key() })
    await room.doctor.chart.addAddendum({ ...entry, text: '皮试阳性', ...key() })
    app.clock.pass(60_000)
    await room.doctor.chart.moveEntry({ ...entry, toPatientId: other.childId, ...key() })
    return { one, other, id, entry }
  }

  it('stands a line without its words, and the family that asked for it is answered', async () => {
    const { one, id, entry } = await moved()
    const { rows } = await one.caller.record.timeline({ patientId: one.childId })
    expect(rows.filter(({ kind }) => kind === 'allergy')).toMatchObject([
      { id, title: '过敏', sub: '记错了人，已经移到本人名下', flags: ['addendum', 'moved-away'] },
    ])
    const read = await one.caller.record.entry(entry)
    expect(read.lines).toMatchObject([{ nameZh: '说明', valueZh: '这一条记错了人，已经移到本人名下。' }])
    expect(read.addenda).toMatchObject([
      { text: '不是我家孩子的', answer: '这一条记错了人，已经移到本人名下。' },
    ])
    expect(JSON.stringify(read)).not.toContain('青霉素')
    expect((await one.caller.record.summary({ patientId: one.childId })).allergies).toEqual([])
    const { rows: told } = await one.caller.message.list({})
    expect(told.map(({ kind }) => kind)).toContain('correction-answered')
    const waiting = (await room.nurse.chart.corrections({})).rows.filter((row) => row.entryId === id)
    expect(waiting).toEqual([])
    const seen = await room.doctor.chart.entry(entry)
    expect([seen.mayWrite, seen.mayChange]).toEqual([false, false])
  })

  it('goes what staff wrote about it, and nothing that the other family said', async () => {
    const { other, id } = await moved()
    const read = await other.caller.record.entry({ patientId: other.childId, kind: 'allergy', id })
    expect(read.title).toBe('青霉素过敏')
    expect(read.addenda.map(({ text }) => text)).toEqual([
      '皮试阳性',
      '这一条原来记在别人名下，核对后移到这里。',
    ])
  })

  it('stands nothing more when it came back', async () => {
    const { one, other, id, entry } = await moved()
    await room.doctor.chart.moveEntry({
      ...entry,
      patientId: other.childId,
      toPatientId: one.childId,
      ...key(),
    })
    const flags = async ({ caller, childId }: typeof one) =>
      (await caller.record.timeline({ patientId: childId, kinds: ['allergy'] })).rows.map((row) => [
        row.id,
        row.flags.includes('moved-away'),
      ])
    expect(await flags(one)).toEqual([[id, false]])
    expect(await flags(other)).toEqual([[id, true]])
  })

  it('is rewritten by nobody', async () => {
    const { one } = await moved()
    const { db } = app.database
    const where = { patientId: one.childId }
    await expect(db.movedEntry.deleteMany({ where })).rejects.toThrow('entry_kept')
    await expect(db.movedEntry.updateMany({ where, data: { category: 'restricted' } })).rejects.toThrow(
      'entry_stays',
    )
  })
})

describe('twins who were taken for each other (journeys E3 16)', () => {
  it('change the check-ups of one number, with what was measured', async () => {
    const twins = [await room.family(), await room.family()] as const
    const ids: string[] = []
    for (const [place, { childId }] of twins.entries()) {
      const measures = { ...MEASURES, weightGrams: MEASURES.weightGrams + place * 300 }
      const checkup = { patientId: childId, visitNo: 12, doneOn: TODAY, record: CHECKUP_RECORD, measures }
      ids.push((await room.doctor.chart.addCheckup({ ...checkup, ...key() })).id)
    }
    const [one, other] = twins
    const pair = {
      kind: 'checkup',
      id: at(ids, 0),
      patientId: one.childId,
      toPatientId: other.childId,
    } as const
    expect(await refusalOf(room.doctor.chart.moveEntry({ ...pair, ...key() }))).toBe('entry_already_there')
    const exchanged = await room.doctor.chart.exchangeEntries({ ...pair, ...key() })
    expect(exchanged).toEqual({ id: ids[0], otherId: ids[1] })
    const stands = async ({ caller, childId }: typeof one) => {
      const { rows } = await caller.record.timeline({ patientId: childId, kinds: ['checkup'] })
      const { points } = await caller.record.growth({ patientId: childId })
      return [
        rows.filter(({ flags }) => !flags.includes('moved-away')).map(({ id }) => id),
        points.map(({ weightGrams }) => weightGrams),
      ]
    }
    expect(await stands(one)).toEqual([[ids[1]], [MEASURES.weightGrams + 300]])
    expect(await stands(other)).toEqual([[ids[0]], [MEASURES.weightGrams]])
  })

  it('count as the promised check-up of whom they belong to (rules D-FD-08)', async () => {
    const team = await newTeam(app)
    const packageIds = [await newPackage(app, { 'growth-evaluation': 4 })]
    const twins = [await room.family(), await room.family()] as const
    const contractIds: string[] = []
    for (const { accountId, childId: patientId } of twins) {
      const wish = { patientId, applicantId: accountId, packageIds, startsOn: localDate('2026-09-01') }
      contractIds.push(await newContract(app, team, wish))
    }
    await planNow(app, contractIds)
    const done = async (place: number) => {
      const where = { contractId: at(contractIds, place), status: 'done' }
      return (await app.database.db.serviceTask.findMany({ where })).map(({ entryId }) => entryId)
    }
    const [one, other] = twins
    const checkup = { visitNo: 12, doneOn: TODAY, record: CHECKUP_RECORD, measures: MEASURES }
    const add = async (patientId: string) =>
      (await room.doctor.chart.addCheckup({ ...checkup, patientId, ...key() })).id
    const mine = await add(one.childId)
    expect([await done(0), await done(1)]).toEqual([[mine], []])
    const move = { kind: 'checkup', id: mine, patientId: one.childId, toPatientId: other.childId } as const
    await room.doctor.chart.moveEntry({ ...move, ...key() })
    expect([await done(0), await done(1)]).toEqual([[], [mine]])
    const theirs = await add(one.childId)
    await room.doctor.chart.exchangeEntries({
      ...move,
      patientId: other.childId,
      toPatientId: one.childId,
      ...key(),
    })
    expect([await done(0), await done(1)]).toEqual([[mine], [theirs]])
  })

  it('change a dose that both had on one day, and nothing where only one had it', async () => {
    const [one, other] = [await room.family(), await room.family()]
    const dose = { vaccineCode: 'IPV', on: '2021-07-20' } as const
    const mine = await one.caller.record.addImmunization({ patientId: one.childId, ...dose, ...key() })
    const pair = {
      kind: 'immunization',
      id: mine.id,
      patientId: one.childId,
      toPatientId: other.childId,
    } as const
    const exchange = () => room.nurse.chart.exchangeEntries({ ...pair, ...key() })
    expect(await refusalOf(exchange())).toBe('not_found')
    const theirs = await other.caller.record.addImmunization({ patientId: other.childId, ...dose, ...key() })
    expect(await exchange()).toEqual({ id: mine.id, otherId: theirs.id })
    const given = async ({ caller, childId }: typeof one) =>
      (await caller.record.immunization({ patientId: childId })).given.map(({ id }) => id)
    expect([await given(one), await given(other)]).toEqual([[theirs.id], [mine.id]])
    const between = app.database.db.immunization.update({
      where: { id: mine.id },
      data: { changingHands: true },
    })
    await expect(between).rejects.toThrow('entry_in_hands')
  })
})

describe('what a person does not tolerate', () => {
  // A day of consultation has room for so many families.
  beforeAll(async () => {
    room = await openRecordRoom(app)
  })
  const allergy = (patientId: string, substance: string) => ({
    patientId,
    notedOn: TODAY,
    allergy: { substance, reaction: '', severity: null },
    ...key(),
  })

  it('has an end, so that all of it is held against every prescription; two at once are counted', async () => {
    const { caller, childId, appointmentId } = await room.family()
    for (let count = 2; count < ALLERGIES_MAX; count += 1)
      await caller.record.addAllergy(allergy(childId, `第 ${count} 种花粉`))
    await caller.record.addAllergy(allergy(childId, '布洛芬'))
    const both = await Promise.allSettled([
      caller.record.addAllergy(allergy(childId, '芒果')),
      room.nurse.chart.addAllergy(allergy(childId, '桃子')),
    ])
    expect(both.map(({ status }) => status).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'fulfilled',
      'rejected',
    ])
    expect(await refusalOf(caller.record.addAllergy(allergy(childId, '鸡蛋')))).toBe('allergies_full')
    await room.see(appointmentId)
    const prescribed = room.doctor.chart.addPrescription({
      appointmentId,
      items: [IBUPROFEN],
      restricted: false,
      ...key(),
    })
    expect(await refusalOf(prescribed)).toBe('prescription_allergy')

    const other = await room.family()
    const { id } = await room.nurse.chart.addAllergy(allergy(other.childId, '海鲜'))
    const move = { kind: 'allergy', id, patientId: other.childId, toPatientId: childId } as const
    expect(await refusalOf(room.doctor.chart.moveEntry({ ...move, ...key() }))).toBe('allergies_full')
  })

  it('is held against a prescription also where two records together have more than one may write', async () => {
    const { childId, accountId, appointmentId } = await room.family()
    const { fieldCrypto } = app.context(null)
    const seal = (substance: string) =>
      fieldCrypto.seal('allergy.allergy_cipher', JSON.stringify({ substance, reaction: '', severity: null }))
    await app.database.db.allergy.createMany({
      data: Array.from({ length: 2 * ALLERGIES_MAX }, (_, index) => ({
        patientId: childId,
        notedOn: new Date(index === 99 ? TODAY : '2026-01-01'),
        allergyCipher: seal(index === 99 ? '布洛芬' : '花粉'),
        source: 'family',
        byAccountId: accountId,
        createdAt: app.clock.now(),
      })),
    })
    await room.see(appointmentId)
    const sheet = { appointmentId, items: [IBUPROFEN], restricted: false, ...key() }
    expect(await refusalOf(room.doctor.chart.addPrescription(sheet))).toBe('prescription_allergy')
  })
})

describe('what a family wrote itself', () => {
  it('is told as it is counted: a dose counts until it is compared, a measure asks for one at the clinic', async () => {
    const { caller, childId } = await room.family({ birthDate: '2025-09-22' })
    const patientId = childId
    await caller.record.addImmunization({ patientId, vaccineCode: 'HepB', on: '2025-09-22', ...key() })
    const values = { weightGrams: 6_200, statureMillimetres: null, statureAs: null, headMillimetres: null }
    await caller.record.addMeasurement({ patientId, measuredOn: TODAY, values, confirmed: true, ...key() })
    const said = async (kind: 'immunization' | 'measurement') => {
      const { rows } = await caller.record.timeline({ patientId, kinds: [kind] })
      const { lines } = await caller.record.entry({ patientId, kind, id: at(rows, 0).id })
      return lines.find(({ nameZh }) => nameZh === '说明')?.valueZh
    }
    expect(await said('immunization')).toBe('家里记的，先算着，等医护核对接种本')
    const { doses } = await caller.record.immunization({ patientId })
    expect(doses.find(({ series }) => series === 'HepB')?.state).toBe('DONE')
    expect(await said('measurement')).toBe('家里量的也画在曲线上；看着偏高偏低，先请社区再量一次')
    expect((await caller.record.growth({ patientId })).advice.kind).toBe('measure-at-clinic')
  })
})
