import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, addMonths, localDate } from '#domain/kernel/time'
import { openBirthFacts } from '#server/platform/sealing/birth-facts'
import { countStatements } from '../../support/database/statement-count'
import { RECORD } from '../../support/inputs/visit-inputs'
import { key, openRecordRoom, type RecordRoom } from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, type TestApp } from '../../support/room/test-app'

const TODAY = localDate('2026-11-22')
/** Fourteen months old today. */
const BORN = '2025-09-22'
const VALUES = {
  weightGrams: 9_300,
  statureMillimetres: 766,
  statureAs: 'length',
  headMillimetres: 456,
} as const
const WEIGHED = { weightGrams: 9_300, statureMillimetres: null, statureAs: null, headMillimetres: null }

let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const measured = (patientId: string, values: object = VALUES, measuredOn = TODAY as string) =>
  ({ patientId, measuredOn: localDate(measuredOn), values: { ...WEIGHED, ...values }, ...key() }) as const
const add = (caller: Caller, ...wish: Parameters<typeof measured>) =>
  caller.record.addMeasurement(measured(...wish))
const points = async (caller: Caller, patientId: string) => (await caller.record.growth({ patientId })).points
const toddler = () => room.family({ birthDate: BORN })

/** The mother entrusts the child to somebody for a week. */
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

describe('a curve', () => {
  it('has what the mother and the doctor measured, judged by the standard', async () => {
    const { caller, childId } = await toddler()
    await add(caller, childId, { ...VALUES, weightGrams: 8_900, statureMillimetres: 729 }, '2026-08-22')
    await room.doctor.chart.addMeasurement(measured(childId))
    const growth = await caller.record.growth({ patientId: childId })
    expect(growth).toMatchObject({
      birthDate: BORN,
      sex: 'female',
      gestationWeeks: null,
      endsOn: '2032-09-22',
      advice: { kind: 'on-track' },
      standard: { title: expect.stringContaining('423-2022'), heightFromMonths: 24 },
    })
    expect(growth.points).toMatchObject([
      { on: '2026-08-22', ageMonths: 11, source: 'family', place: null, mayChange: true },
      {
        on: TODAY,
        ageMonths: 14,
        source: 'staff',
        practitioner: '示例医生',
        mayChange: false,
        assessment: { stature: { z: -0.35, level: 'middle' } },
      },
    ])
    const chart = await room.doctor.chart.growth({ patientId: childId })
    expect(chart).toMatchObject({ patient: { nameMasked: '示*', age: '1岁2个月' } })
    expect(chart.points.map(({ mayChange }) => mayChange)).toEqual([false, true])
  })

  it('is read in as many statements with twenty points as with none', async () => {
    const { caller, childId } = await toddler()
    const read = () => caller.record.growth({ patientId: childId })
    await read()
    const empty = await countStatements(read)
    for (let week = 0; week < 20; week++) {
      await add(caller, childId, {}, addDays(TODAY, -7 * week))
    }
    expect(await countStatements(read)).toBe(empty)
    // The scope, the child, the measurements.
    expect(empty).toBe(3)
    expect((await read()).points).toHaveLength(20)
  })

  it('is computed again when the day of birth was wrong', async () => {
    const { caller, childId } = await toddler()
    await add(caller, childId)
    expect(await points(caller, childId)).toMatchObject([{ ageMonths: 14 }])
    const birthDate = new Date(addMonths(localDate(BORN), -2))
    await app.database.db.patient.update({ where: { id: childId }, data: { birthDate } })
    expect(await points(caller, childId)).toMatchObject([
      { ageMonths: 16, assessment: { stature: { level: 'lower-middle' } } },
    ])
  })

  it('says when the standard ends', async () => {
    const { caller, childId } = await room.family({ birthDate: '2019-11-22' })
    await add(caller, childId, { weightGrams: 23_000 })
    const growth = await caller.record.growth({ patientId: childId })
    expect(growth).toMatchObject({ endsOn: TODAY, advice: { kind: 'over-seven' } })
    expect(at(growth.points, 0).assessment.weight).toBeNull()
  })
})

describe('what is asked again', () => {
  it.each([
    [{ weightGrams: 18_600 }, ['weight-as-jin']],
    [{ weightGrams: 85_000 }, ['weight-ten-times']],
    [{ statureMillimetres: 1_660, statureAs: 'length' }, ['stature-far']],
  ] as const)('%o', async (values, doubts) => {
    const { caller, childId } = await toddler()
    const intent = measured(childId, values)
    await expect(caller.record.addMeasurement(intent)).rejects.toMatchObject({
      cause: { code: 'measurement_doubtful', facts: { doubts } },
    })
    expect(await points(caller, childId)).toEqual([])
    await caller.record.addMeasurement({ ...intent, ...key(), confirmed: true })
    expect(await points(caller, childId)).toMatchObject([values])
  })

  it('a child that shrank, and a day that is there already', async () => {
    const { caller, childId } = await toddler()
    await add(caller, childId, VALUES, '2026-10-01')
    const shorter = { statureMillimetres: 750, statureAs: 'length' }
    expect(await refusalOf(add(caller, childId, shorter))).toBe('measurement_doubtful')
    expect(await refusalOf(add(caller, childId, VALUES, '2026-10-01'))).toBe('measurement_doubtful')
    expect(await refusalOf(room.doctor.chart.addMeasurement(measured(childId, shorter)))).toBe(
      'measurement_doubtful',
    )
  })

  it.each([
    [addDays(localDate(BORN), -1), 'entry_before_birth'],
    [addDays(TODAY, 1), 'entry_in_future'],
  ] as const)('never a day like %s', async (day, code) => {
    const { caller, childId } = await toddler()
    expect(await refusalOf(add(caller, childId, VALUES, day))).toBe(code)
    const newborn = { weightGrams: 3_200, statureMillimetres: 500, headMillimetres: 340 }
    await add(caller, childId, { ...newborn, statureAs: 'length' }, BORN)
  })
})

describe('what was wrong', () => {
  it('is corrected by the family: the new one names the old, which is withdrawn', async () => {
    const { caller, childId } = await toddler()
    const { id } = await add(caller, childId)
    const { patientId: _, ...intent } = measured(childId, { ...VALUES, weightGrams: 9_500 })
    const corrected = await caller.record.correctMeasurement({ ...intent, id })
    expect(await points(caller, childId)).toMatchObject([{ id: corrected.id, weightGrams: 9_500 }])
    expect(await app.database.db.measurement.findUnique({ where: { id } })).toMatchObject({
      withdrawnAt: app.clock.now(),
    })
    expect(await refusalOf(caller.record.correctMeasurement({ ...intent, ...key(), id }))).toBe('entry_over')
    const wrong = { ...intent, ...key(), id: corrected.id, values: { ...WEIGHED, weightGrams: 95_000 } }
    expect(await refusalOf(caller.record.correctMeasurement(wrong))).toBe('measurement_doubtful')
    expect(await points(caller, childId)).toMatchObject([{ id: corrected.id }])
    await caller.record.withdrawMeasurement({ id: corrected.id, ...key() })
    expect(await points(caller, childId)).toEqual([])
  })

  it('of the doctor is the place’s to correct, and of the family the family’s', async () => {
    const { caller, childId } = await toddler()
    const home = await add(caller, childId, VALUES, '2026-09-01')
    const clinic = await room.doctor.chart.addMeasurement(measured(childId))
    expect(await refusalOf(caller.record.withdrawMeasurement({ id: clinic.id, ...key() }))).toBe('entry_over')
    expect(await refusalOf(room.nurse.chart.withdrawMeasurement({ id: home.id, ...key() }))).toBe(
      'entry_over',
    )
    const { patientId: _, ...intent } = measured(childId, { ...VALUES, weightGrams: 9_400 })
    const corrected = await room.nurse.chart.correctMeasurement({ ...intent, id: clinic.id })
    await room.nurse.chart.withdrawMeasurement({ id: corrected.id, ...key() })
    expect(await points(caller, childId)).toMatchObject([{ id: home.id }])
  })

  it('at a check-up goes with the check-up', async () => {
    const { childId } = await toddler()
    const { id } = await room.doctor.chart.addMeasurement(measured(childId))
    const { organizationId } = room
    await app.database.db.checkup.create({
      data: {
        patientId: childId,
        visitNo: 6,
        doneOn: new Date(TODAY),
        recordCipher: 'sealed',
        measurementId: id,
        byAccountId: room.doctorAccountId,
        organizationId,
        createdAt: app.clock.now(),
      },
    })
    expect((await room.doctor.chart.growth({ patientId: childId })).points).toMatchObject([
      { mayChange: false },
    ])
    expect(await refusalOf(room.doctor.chart.withdrawMeasurement({ id, ...key() }))).toBe('entry_over')
  })
})

describe('whose it is', () => {
  it('is no other family’s', async () => {
    const { caller, childId } = await toddler()
    const { id } = await add(caller, childId)
    const other = app.as(await app.newAccount())
    const { patientId: _, ...intent } = measured(childId)
    const tries = [
      other.record.growth({ patientId: childId }),
      add(other, childId),
      other.record.correctMeasurement({ ...intent, id }),
      other.record.withdrawMeasurement({ id, ...key() }),
      other.record.birthFacts({ patientId: childId }),
    ]
    expect(await Promise.all(tries.map(refusalOf))).toEqual(tries.map(() => 'not_found'))
  })

  it('lets whoever brings the child measure, and not correct', async () => {
    const family = await toddler()
    const grandmother = await delegateOf(family)
    const { id } = await add(grandmother, family.childId)
    expect(await points(grandmother, family.childId)).toMatchObject([{ id, mayChange: false }])
    const { patientId: _, ...intent } = measured(family.childId)
    expect(await refusalOf(grandmother.record.correctMeasurement({ ...intent, id }))).toBe(
      'delegate_not_permitted',
    )
    expect(await refusalOf(grandmother.record.withdrawMeasurement({ id, ...key() }))).toBe(
      'delegate_not_permitted',
    )
  })
})

it('shows of two measures of one day the one that was written last', async () => {
  const { caller, childId } = await toddler()
  for (const weightGrams of [9_100, 9_200, 9_300, 9_400]) {
    await caller.record.addMeasurement({ ...measured(childId, { weightGrams }), confirmed: true })
    app.clock.pass(60_000)
    const { measures } = await caller.record.summary({ patientId: childId })
    expect(measures.weight?.value).toBe(weightGrams)
  }
})

describe('the facts of birth', () => {
  // A day of consultation has room for so many families.
  beforeAll(async () => {
    room = await openRecordRoom(app)
  })
  const facts = {
    gestationWeeks: 32,
    birthWeightGrams: 1_800,
    birthLengthMillimetres: 420,
    isMultiple: true,
    dischargedOn: null,
  }

  it('correct the age of a preterm child, who is not judged before its expected day', async () => {
    const { caller, childId } = await toddler()
    await add(caller, childId, { weightGrams: 2_600 }, addDays(localDate(BORN), 40))
    await add(caller, childId)
    await caller.record.saveBirthFacts({ patientId: childId, facts, ...key() })
    const growth = await caller.record.growth({ patientId: childId })
    expect(growth.gestationWeeks).toBe(32)
    expect(growth.points).toMatchObject([
      { id: null, on: BORN, weightGrams: 1_800, source: 'family', ageMonths: null, isAgeCorrected: true },
      { ageMonths: null, assessment: { weight: null } },
      { isAgeCorrected: true, assessment: { stature: { z: 0.46 } } },
    ])
    expect(at(growth.points, 2).ageMonths).toBeCloseTo(12 + 5 / 30, 1)
  })

  it('begin the curve of a child at term, until somebody measured on that day', async () => {
    const { caller, childId } = await toddler()
    const born = { ...facts, gestationWeeks: 39, birthWeightGrams: 3_200, birthLengthMillimetres: 498 }
    await caller.record.saveBirthFacts({ patientId: childId, facts: born, ...key() })
    expect(await points(caller, childId)).toMatchObject([
      { id: null, ageMonths: 0, statureMillimetres: 498, assessment: { stature: { level: 'middle' } } },
    ])
    const { id } = await add(caller, childId, { weightGrams: 3_150 }, BORN)
    expect(await points(caller, childId)).toMatchObject([{ id, weightGrams: 3_150 }])
  })

  it('are staff’s once staff wrote them', async () => {
    const { caller, childId } = await toddler()
    expect(await caller.record.birthFacts({ patientId: childId })).toMatchObject({ source: null })
    await caller.record.saveBirthFacts({ patientId: childId, facts, ...key() })
    const seen = { ...facts, gestationWeeks: 38 }
    await room.doctor.chart.saveBirthFacts({ patientId: childId, facts: seen, ...key() })
    expect(await caller.record.birthFacts({ patientId: childId })).toEqual({ facts: seen, source: 'staff' })
    expect(await refusalOf(caller.record.saveBirthFacts({ patientId: childId, facts, ...key() }))).toBe(
      'birth_facts_of_staff',
    )
  })

  it('are never lost: what stood before is kept with who wrote it', async () => {
    const { caller, accountId, childId } = await toddler()
    await caller.record.saveBirthFacts({ patientId: childId, facts, ...key() })
    await room.doctor.chart.saveBirthFacts({
      patientId: childId,
      facts: { ...facts, gestationWeeks: 38 },
      ...key(),
    })
    const { fieldCrypto } = app.context(null)
    const earlier = await app.database.db.earlierBirthFacts.findMany({ where: { patientId: childId } })
    expect(earlier).toMatchObject([{ source: 'family', byAccountId: accountId }])
    expect(openBirthFacts(fieldCrypto, at(earlier, 0).factsCipher)).toEqual(facts)
  })

  it('of a family and a doctor who write at once are the doctor’s', async () => {
    const { caller, childId } = await toddler()
    const seen = { ...facts, gestationWeeks: 38 }
    for (let round = 0; round < 4; round++) {
      await Promise.allSettled([
        caller.record.saveBirthFacts({ patientId: childId, facts, ...key() }),
        room.doctor.chart.saveBirthFacts({ patientId: childId, facts: seen, ...key() }),
      ])
      expect(await caller.record.birthFacts({ patientId: childId })).toEqual({ facts: seen, source: 'staff' })
    }
    const byFamily = app.database.db.birthFacts.update({
      where: { patientId: childId },
      data: { source: 'family', factsCipher: 'x' },
    })
    await expect(byFamily).rejects.toThrow('birth_facts_of_staff')
  })

  it.each([
    ['2025-09-21', 'entry_before_birth'],
    ['2026-11-23', 'entry_in_future'],
  ])('have no going home on %s', async (day, code) => {
    const { caller, childId } = await toddler()
    const wrong = { ...facts, dischargedOn: localDate(day) }
    expect(
      await refusalOf(caller.record.saveBirthFacts({ patientId: childId, facts: wrong, ...key() })),
    ).toBe(code)
  })
})

describe('a visit', () => {
  it('keeps its weight as one measurement, however often it is sent', async () => {
    const { caller, childId, appointmentId } = await toddler()
    await room.doctor.visit.start({ appointmentId, ...key() })
    const intent = { appointmentId, record: { ...RECORD, weightGrams: 9_300 }, ...key() }
    await room.doctor.visit.complete(intent)
    await room.doctor.visit.complete(intent)
    expect(await points(caller, childId)).toMatchObject([
      { on: TODAY, weightGrams: 9_300, statureMillimetres: null, source: 'staff' },
    ])
  })

  it('stays the visit of its weight when that is corrected', async () => {
    const { caller, childId, appointmentId } = await toddler()
    await room.doctor.visit.start({ appointmentId, ...key() })
    await room.doctor.visit.complete({ appointmentId, record: { ...RECORD, weightGrams: 9_300 }, ...key() })
    const { id } = at(await points(caller, childId), 0)
    const { patientId: _, ...intent } = measured(childId)
    await room.doctor.chart.correctMeasurement({ ...intent, id: id ?? '', confirmed: true })
    const rows = await app.database.db.measurement.findMany({ where: { patientId: childId } })
    expect(rows.map((row) => row.appointmentId)).toEqual([appointmentId, appointmentId])
    expect((await caller.record.timeline({ patientId: childId })).rows.map(({ kind }) => kind)).toEqual([
      'visit',
    ])
  })
})
