import type { TRPCError } from '@trpc/server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import { domainErrorOf } from '#server/platform/api/refusals'
import { countStatements } from '../../support/database/statement-count'
import { key, openRecordRoom, type RecordRoom } from '../../support/room/record-room'
import { at, type Caller, createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'

const TODAY = localDate('2026-11-22')
/** Fourteen months old today: no check-up is open. */
const BORN = '2025-09-22'
const SITE = '左上臂'

let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const toddler = () => room.family({ birthDate: BORN })
const copy = (caller: Caller, patientId: string, vaccineCode: VaccineCode, on: string) =>
  caller.record.addImmunization({ patientId, vaccineCode, on: localDate(on), ...key() })
const dosesNow = (patientId: string, ...vaccines: VaccineCode[]) => ({
  patientId,
  doses: vaccines.map((vaccineCode) => ({ vaccineCode, lotNumber: '202609A01', site: SITE })),
  ...key(),
})
const give = (patientId: string, ...vaccines: VaccineCode[]) =>
  room.doctor.chart.addImmunization(dosesNow(patientId, ...vaccines))
const planned = async (caller: Caller, patientId: string, series: string, doseNo: number) =>
  (await caller.record.immunization({ patientId })).doses.find(
    (dose) => dose.series === series && dose.doseNo === doseNo,
  )

/** Twice, because one of the two may have to read the rule table anew. */
async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  return Math.min(await countStatements(read), await countStatements(read))
}

/** What a call was refused with; an answer fails the test. */
async function refusalOf(call: Promise<unknown>) {
  return await call.then(
    (answer) => {
      throw new Error(`answered ${JSON.stringify(answer)}`)
    },
    (error: TRPCError) => domainErrorOf(error),
  )
}

async function delegateOf({ caller, childId }: { caller: Caller; childId: string }): Promise<Caller> {
  const grandmother = app.as(await app.newAccount())
  const { code } = await caller.delegation.create({
    patientId: childId,
    label: '外婆',
    relation: 'grandchild',
    startsOn: TODAY,
    endsOn: addDays(TODAY, 7),
    ...key(),
  })
  await grandmother.delegation.accept({ code, ...key() })
  return grandmother
}

describe('the plan of a child', () => {
  it('names the programme of today, and is read in as many statements with twenty doses as with none', async () => {
    const { caller, childId } = await toddler()
    const read = () => caller.record.immunization({ patientId: childId })
    const empty = await statementsOf(read)
    for (let day = 0; day < 20; day++) await copy(caller, childId, 'FLU', addDays(TODAY, -day))
    expect(await statementsOf(read)).toBe(empty)
    // The scope, the child, the doses, the holds.
    expect(empty).toBe(4)
    expect(await read()).toMatchObject({
      programme: { version: 'NIP-CN-2026', validFrom: '2026-06-17', verified: true },
      observation: null,
    })
  })

  it('has what a guardian copied from a booklet, marked until staff saw the paper (E3 36)', async () => {
    const { caller, childId } = await toddler()
    const { id, doubts } = await copy(caller, childId, 'HepB', BORN)
    expect(doubts).toEqual([])
    expect(await planned(caller, childId, 'HepB', 1)).toMatchObject({
      state: 'DONE',
      verified: false,
      givenId: id,
      reasons: ['unverified'],
    })
    await room.doctor.chart.verifyImmunization({ id, ...key() })
    expect(await planned(caller, childId, 'HepB', 1)).toMatchObject({ verified: true, reasons: [] })
    const again = await refusalOf(room.doctor.chart.verifyImmunization({ id, ...key() }))
    expect(again.code).toBe('entry_over')
  })

  it('keeps a dose that came too early, says so, and asks for it again (E3 37)', async () => {
    const { caller, childId } = await toddler()
    const { doubts } = await copy(caller, childId, 'MMR', '2026-04-22')
    expect(doubts).toEqual(['too-early'])
    const { doses } = await caller.record.immunization({ patientId: childId })
    expect(
      doses.filter(({ series }) => series === 'MMR').map(({ doseNo, state }) => [doseNo, state]),
    ).toEqual([
      [1, 'DONE_EARLY_INVALID'],
      [1, 'OVERDUE'],
      [2, 'NOT_DUE'],
    ])
  })

  it('takes a dose given abroad from staff who have the paper in hand', async () => {
    const { caller, childId } = await toddler()
    const dose = { patientId: childId, vaccineCode: 'DTaP-IPV-Hib' as const, on: localDate('2025-12-01') }
    await room.doctor.chart.addEarlierImmunization({ ...dose, placeZh: '新加坡', ...key() })
    const { given, doses } = await caller.record.immunization({ patientId: childId })
    expect(given).toMatchObject([
      { vaccineCode: 'DTaP-IPV-Hib', isVerified: true, source: 'staff', place: '新加坡', mayWithdraw: false },
    ])
    const first = (series: string) => doses.find((each) => each.series === series && each.doseNo === 1)
    expect([first('DTP')?.state, first('Polio')?.state]).toEqual(['REPLACED', 'REPLACED'])
  })
})

describe('what cannot be written down', () => {
  it.each([
    ['2025-09-21', 'entry_before_birth'],
    ['2026-11-23', 'entry_in_future'],
  ])('of %s: %s', async (on, code) => {
    const { caller, childId } = await toddler()
    expect((await refusalOf(copy(caller, childId, 'HepB', on))).code).toBe(code)
  })

  it('is the same vaccine twice on one day, by whoever is later', async () => {
    const { caller, childId } = await toddler()
    const both = await Promise.allSettled([
      copy(caller, childId, 'MMR', '2026-09-22'),
      copy(caller, childId, 'MMR', '2026-09-22'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect((await refusalOf(Promise.reject(lost.reason))).code).toBe('entry_already_there')
    await give(childId, 'IPV')
    expect((await refusalOf(give(childId, 'IPV'))).code).toBe('entry_already_there')
  })

  it('is changed by no delegate, who may read it', async () => {
    const family = await toddler()
    const { id } = await copy(family.caller, family.childId, 'HepB', BORN)
    const grandmother = await delegateOf(family)
    const { given } = await grandmother.record.immunization({ patientId: family.childId })
    expect(given).toMatchObject([{ id, mayWithdraw: false }])
    const added = await refusalOf(copy(grandmother, family.childId, 'IPV', '2025-11-22'))
    const withdrawn = await refusalOf(grandmother.record.withdrawImmunization({ id, ...key() }))
    expect([added.code, withdrawn.code]).toEqual(['delegate_not_permitted', 'delegate_not_permitted'])
  })
})

describe('a correction', () => {
  it('withdraws the old entry and names it', async () => {
    const { caller, childId } = await toddler()
    const wrong = await copy(caller, childId, 'HepB', '2025-10-01')
    const dose = { patientId: childId, vaccineCode: 'HepB' as const, on: localDate(BORN) }
    const right = await caller.record.addImmunization({ ...dose, correctsId: wrong.id, ...key() })
    const { given } = await caller.record.immunization({ patientId: childId })
    expect(given.map(({ id, on }) => [id, on])).toEqual([[right.id, BORN]])
    const row = await app.database.db.immunization.findUniqueOrThrow({ where: { id: wrong.id } })
    expect(row.withdrawnAt).not.toBeNull()
    const over = await refusalOf(caller.record.withdrawImmunization({ id: wrong.id, ...key() }))
    expect(over.code).toBe('entry_over')
  })

  it('of what staff wrote is for their place, not for the family', async () => {
    const { caller, childId } = await toddler()
    const { ids } = await give(childId, 'HepB')
    const id = at(ids, 0)
    expect((await refusalOf(caller.record.withdrawImmunization({ id, ...key() }))).code).toBe('entry_over')
    await room.doctor.chart.withdrawImmunization({ id, ...key() })
    expect((await caller.record.immunization({ patientId: childId })).given).toEqual([])
  })
})

describe('giving doses', () => {
  // A consultation has seats for two dozen families.
  beforeAll(async () => {
    room = await openRecordRoom(app)
  })

  it('begins half an hour of observation that the family sees, and staff end (D-CH-04)', async () => {
    const { caller, childId } = await toddler()
    const { observeUntil } = await give(childId, 'IPV', 'DTaP')
    expect(observeUntil).toBe(`${TODAY}T09:10:00+08:00`)
    const { observation } = await caller.record.immunization({ patientId: childId })
    expect(observation).toMatchObject({
      until: observeUntil,
      minutes: 30,
      vaccineNames: ['百白破疫苗', '脊灰灭活疫苗'],
    })
    const { rows } = await room.nurse.chart.observations({})
    expect(rows.find(({ patientId }) => patientId === childId)).toMatchObject({
      nameMasked: '示*',
      until: observeUntil,
      vaccineNames: ['百白破疫苗', '脊灰灭活疫苗'],
    })
    const well = { patientId: childId, outcome: 'well' as const }
    const early = await refusalOf(room.doctor.chart.endObservation({ ...well, ...key() }))
    expect(early).toMatchObject({ code: 'observation_running', facts: { until: observeUntil } })
    app.clock.pass(30 * 60_000)
    expect(await room.doctor.chart.endObservation({ ...well, ...key() })).toEqual({ ended: 2 })
    expect((await caller.record.immunization({ patientId: childId })).observation).toBeNull()
    app.clock.pass(-30 * 60_000)
  })

  it('ends an observation before its time only with what was seen, and keeps the words sealed', async () => {
    const { childId } = await toddler()
    const { ids } = await give(childId, 'IPV')
    const words = '起了几个疹子'
    const end = { patientId: childId, outcome: 'reaction' as const, words, ...key() }
    expect(await room.doctor.chart.endObservation(end)).toEqual({ ended: 1 })
    const row = await app.database.db.immunization.findUniqueOrThrow({ where: { id: at(ids, 0) } })
    expect(row.detailsCipher).not.toContain(words)
    expect(
      app.context(null).fieldCrypto.open('immunization.details_cipher', row.detailsCipher ?? ''),
    ).toContain(words)
  })

  it('remembers the lot of the day for the next child', async () => {
    await give((await toddler()).childId, 'MMR')
    const { lots } = await room.doctor.chart.immunization({ patientId: (await toddler()).childId })
    expect(lots).toContainEqual({ vaccineCode: 'MMR', lotNumber: '202609A01' })
  })

  it('starts from as many statements with twenty doses as with none', async () => {
    const { caller, childId } = await toddler()
    const read = () => room.doctor.chart.immunization({ patientId: childId })
    const empty = await statementsOf(read)
    for (let day = 0; day < 20; day++) await copy(caller, childId, 'FLU', addDays(TODAY, -day))
    expect(await statementsOf(read)).toBe(empty)
  })

  it('suggests what is open today, the first missing dose of each series', async () => {
    const { caller, childId } = await toddler()
    await copy(caller, childId, 'HepB', BORN)
    const { suggested, patient } = await room.doctor.chart.immunization({ patientId: childId })
    expect(suggested).toEqual(['HepB', 'IPV', 'DTaP', 'MPSV-A', 'MMR', 'JE-L'])
    expect(patient).toMatchObject({ nameMasked: '示*', age: '1岁2个月', ageMonths: 14 })
  })

  it('asks about what speaks against it, once, and keeps that it was asked', async () => {
    const { caller, childId } = await toddler()
    await copy(caller, childId, 'MMR', '2026-11-10')
    const doubtful = await refusalOf(give(childId, 'JE-L'))
    expect(doubtful).toMatchObject({ code: 'immunization_doubtful', facts: { doubts: ['live-interval'] } })
    const { ids } = await room.doctor.chart.addImmunization({ ...dosesNow(childId, 'JE-L'), confirmed: true })
    const row = await app.database.db.immunization.findUniqueOrThrow({ where: { id: at(ids, 0) } })
    const details = app.context(null).fieldCrypto.open('immunization.details_cipher', row.detailsCipher ?? '')
    expect(JSON.parse(details)).toMatchObject({ confirmedDoubts: ['live-interval'] })
  })

  it('asks for the check-up of the day first, and for a reason to go before it', async () => {
    // Twelve months: the check-up of one year is open.
    const { childId } = await room.family({ birthDate: '2025-11-22' })
    expect((await room.doctor.chart.immunization({ patientId: childId })).checkupFirst).toBe(true)
    const first = await refusalOf(give(childId, 'HepB'))
    expect(first).toMatchObject({ code: 'immunization_doubtful', facts: { doubts: ['checkup-first'] } })
    const wish = { ...dosesNow(childId, 'HepB'), confirmed: true }
    expect((await refusalOf(room.doctor.chart.addImmunization(wish))).code).toBe('immunization_doubtful')
    const overrideReason = '明天要去外地'
    await room.doctor.chart.addImmunization({ ...wish, overrideReason, ...key() })
    expect((await room.doctor.chart.immunization({ patientId: childId })).given).toHaveLength(1)
  })

  it('is the record of a visit for it, and ends it', async () => {
    const family = await toddler()
    const { slots } = await app.openSession({
      organizationId: room.organizationId,
      practitionerId: room.practitionerId,
      day: dayAfter(app, 0),
      startTime: '12:30',
      endTime: '13:30',
      service: 'vaccination',
    })
    const patientId = family.childId
    const { id: appointmentId } = await family.caller.appointment.book({
      slotId: at(slots, 0).id,
      patientId,
      ...key(),
    })
    expect((await family.caller.record.immunization({ patientId })).appointment).toEqual({
      id: appointmentId,
      day: TODAY,
    })
    await room.doctor.visit.checkIn({ appointmentId, ...key() })
    await room.doctor.visit.start({ appointmentId, ...key() })
    await room.doctor.chart.addImmunization({ ...dosesNow(patientId, 'HepB'), appointmentId })
    const { lines } = await family.caller.visit.summary({ appointmentId })
    expect(lines).toEqual([{ nameZh: '接种', valueZh: '乙肝疫苗' }])
    const other = await toddler()
    const foreign = await refusalOf(
      room.doctor.chart.addImmunization({ ...dosesNow(other.childId, 'HepB'), appointmentId }),
    )
    expect(foreign.code).toBe('not_found')
  })
})

describe('a vaccine that is held back', () => {
  const hold = (patientId: string, until: LocalDate | null) =>
    room.doctor.chart.holdVaccine({
      patientId,
      vaccineCode: 'MMR',
      until,
      reason: 'fever',
      words: '38.6 度',
      ...key(),
    })

  it('waits until its day, with the reason in words; a delegate is told no more than the reason', async () => {
    const family = await toddler()
    const { caller, childId } = family
    await hold(childId, localDate('2026-12-01'))
    expect(await planned(caller, childId, 'MMR', 1)).toMatchObject({
      state: 'DEFERRED',
      earliestOn: '2026-12-01',
    })
    const { holds } = await caller.record.immunization({ patientId: childId })
    expect(holds).toMatchObject([{ until: '2026-12-01', reasonZh: '发热：38.6 度' }])
    const grandmother = await delegateOf(family)
    const seen = await grandmother.record.immunization({ patientId: childId })
    expect(seen.holds).toMatchObject([{ reasonZh: '发热' }])
    expect(await refusalOf(give(childId, 'MMR'))).toMatchObject({ facts: { doubts: ['deferred'] } })
  })

  it('for good is given to nobody until a doctor ends that', async () => {
    const { caller, childId } = await toddler()
    const { id } = await hold(childId, null)
    expect((await planned(caller, childId, 'MMR', 1))?.state).toBe('CONTRAINDICATED')
    const wish = { ...dosesNow(childId, 'MMR'), confirmed: true, overrideReason: '家长要求' }
    expect((await refusalOf(room.doctor.chart.addImmunization(wish))).code).toBe('vaccine_contraindicated')
    await room.doctor.chart.endHold({ id, ...key() })
    await give(childId, 'MMR')
    expect((await refusalOf(room.doctor.chart.endHold({ id, ...key() }))).code).toBe('entry_over')
  })

  it('is one, whoever says so at the same moment', async () => {
    const { childId } = await toddler()
    await Promise.allSettled([hold(childId, localDate('2026-12-01')), hold(childId, null)])
    const { holds } = await room.doctor.chart.immunization({ patientId: childId })
    expect(holds).toHaveLength(1)
  })

  it('is said anew in place of what was said before, and never of a day that has come', async () => {
    const { childId } = await toddler()
    await hold(childId, localDate('2026-12-01'))
    await hold(childId, localDate('2026-12-05'))
    const { holds } = await room.doctor.chart.immunization({ patientId: childId })
    expect(holds.map(({ until }) => until)).toEqual(['2026-12-05'])
    expect((await refusalOf(hold(childId, TODAY))).code).toBe('input_invalid')
  })
})
