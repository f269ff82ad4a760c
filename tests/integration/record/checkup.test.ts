import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate, localDateOf } from '#domain/kernel/time'
import { countStatements } from '../../support/database/statement-count'
import { CHECKUP_RECORD } from '../../support/inputs/checkup-inputs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })
const BORN = '2025-09-13'
const MEASURES = {
  weightGrams: 9_300,
  statureMillimetres: 766,
  statureAs: 'length',
  headMillimetres: 456,
} as const

/** A child of fourteen months with a check-up booked for now, and the doctor whose it is. */
async function atTheClinic() {
  app.clock.pass(Date.parse('2026-11-22T08:30:00+08:00') - app.clock.now().getTime())
  const accountId = await app.newAccount()
  const childId = await app.newPatient(BORN, { [accountId]: 'child' })
  await app.database.db.patient.update({ where: { id: childId }, data: { createdAt: new Date(BORN) } })
  const caller = app.as(accountId)
  const { organizationId, practitionerId, sessionId, slots } = await app.openSession({
    day: dayAfter(app, 0),
    service: 'child-checkup',
    startTime: '09:00',
    endTime: '11:00',
  })
  const { id: appointmentId } = await caller.appointment.book({
    slotId: at(slots, 0).id,
    patientId: childId,
    ...key(),
  })
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  const states = async () =>
    Object.fromEntries(
      (await caller.record.checkups({ patientId: childId })).rows.map(({ code, state }) => [code, state]),
    )
  return {
    accountId,
    caller,
    childId,
    organizationId,
    practitionerId,
    sessionId,
    appointmentId,
    doctor,
    states,
  }
}

async function inTheRoom() {
  const clinic = await atTheClinic()
  const { doctor, appointmentId } = clinic
  await doctor.caller.visit.checkIn({ appointmentId, ...key() })
  await doctor.caller.visit.start({ appointmentId, ...key() })
  return clinic
}

const twelveMonths = (childId: string) => ({
  patientId: childId,
  visitNo: 6,
  doneOn: localDate('2026-11-22'),
  record: CHECKUP_RECORD,
  measures: MEASURES,
})

describe('a check-up from missed to read', () => {
  it('is overdue, booked, done by one record, and read by the family', async () => {
    const { caller, childId, doctor, appointmentId, states } = await inTheRoom()
    expect(await states()).toMatchObject({ M8: 'MISSED', M12: 'BOOKED', M18: 'PLANNED' })

    const chart = await doctor.caller.chart.checkups({ patientId: childId })
    expect(chart).toMatchObject({ visitNo: 6, last: null, patient: { nameMasked: '示*', ageMonths: 14 } })
    expect(chart.rows[5]).toMatchObject({ appointmentId, signs: expect.arrayContaining(['叫名无反应']) })

    const { id } = await doctor.caller.chart.addCheckup({ ...twelveMonths(childId), appointmentId, ...key() })
    expect(await states()).toMatchObject({ M8: 'MISSED', M12: 'DONE' })
    expect(await caller.appointment.get({ id: appointmentId })).toMatchObject({ status: 'completed' })
    expect(await caller.visit.summary({ appointmentId })).toEqual({ lines: [], checkupId: id })
    const { nameZh, lines } = await caller.record.checkup({ patientId: childId, id })
    const entry = await caller.record.entry({ patientId: childId, kind: 'checkup', id })
    // Told once, wherever it is read.
    expect([entry.title, entry.lines.map((line) => `${line.nameZh} ${line.valueZh}`)]).toEqual([
      nameZh,
      lines.map((line) => `${line.nameZh} ${line.valueZh}`),
    ])
    expect(await caller.record.checkup({ patientId: childId, id })).toMatchObject({
      nameZh: '12 月龄体检',
      doneOn: '2026-11-22',
      practitioner: '示例医生',
      lines: expect.arrayContaining([
        { nameZh: '量了', valueZh: '身长 76.6 cm，体重 9.3 kg，头围 45.6 cm' },
        { nameZh: '医生说', valueZh: '多到外面玩' },
      ]),
    })
    const [visit] = await app.database.db.visit.findMany({ where: { appointmentId } })
    expect(visit).toMatchObject({ recordCipher: null, completedAt: expect.any(Date) })
    const measured = await app.database.db.measurement.findMany({ where: { patientId: childId } })
    expect(measured).toMatchObject([{ appointmentId, source: 'staff', withdrawnAt: null }])
  })

  it('calls the next in line', async () => {
    const { doctor, appointmentId, childId, sessionId } = await inTheRoom()
    const other = await app.newFamily()
    const board = await doctor.caller.session.board({ sessionId })
    expect(board.waiting).toEqual([])
    const slots = await app.database.db.slot.findMany({ where: { sessionId }, orderBy: { startAt: 'asc' } })
    const next = await other.caller.appointment.book({
      slotId: at(slots, 1).id,
      patientId: other.childId,
      ...key(),
    })
    await doctor.caller.visit.checkIn({ appointmentId: next.id, ...key() })
    const saved = await doctor.caller.chart.addCheckup({ ...twelveMonths(childId), appointmentId, ...key() })
    expect(saved.nextNumber).toBe(next.number)
  })

  it('is kept once, however often and by whomever it is sent', async () => {
    const { doctor, appointmentId, childId } = await inTheRoom()
    const intent = { ...twelveMonths(childId), appointmentId, ...key() }
    const [first, again] = await Promise.all([
      doctor.caller.chart.addCheckup(intent),
      doctor.caller.chart.addCheckup(intent),
    ])
    expect(again).toEqual(first)
    expect(await refusalOf(doctor.caller.chart.addCheckup({ ...intent, ...key() }))).toBe(
      'entry_already_there',
    )
    const twice = await Promise.allSettled(
      [1, 2].map(() =>
        doctor.caller.chart.addCheckup({ ...twelveMonths(childId), visitNo: 4, measures: null, ...key() }),
      ),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('what is not written down', () => {
  it.each([
    ['tomorrow', { doneOn: localDate('2026-11-23') }, 'entry_in_future'],
    ['of an age that is to come', { visitNo: 13 }, 'checkup_not_for_age'],
    ['as a further visit to a newborn', { visitNo: 0 }, 'checkup_not_for_age'],
    ['before the birth', { doneOn: localDate('2025-09-12') }, 'entry_before_birth'],
    [
      'with a sign of another age',
      { record: { ...CHECKUP_RECORD, warningSigns: ['不会跑'] } },
      'checkup_record_incomplete',
    ],
    ['with nothing done', { record: { ...CHECKUP_RECORD, looked: [] } }, 'checkup_record_incomplete'],
    ['for a visit that is another’s', { appointmentId: newKey() }, 'not_found'],
    ['instead of one that is not there', { correctsId: newKey() }, 'entry_over'],
  ] as const)('%s', async (_, part, refusal) => {
    const { doctor, childId } = await inTheRoom()
    const input = { ...twelveMonths(childId), ...part, ...key() }
    expect(await refusalOf(doctor.caller.chart.addCheckup(input as never))).toBe(refusal)
    expect(await app.database.db.checkup.count({ where: { patientId: childId } })).toBe(0)
    expect(await app.database.db.measurement.count({ where: { patientId: childId } })).toBe(0)
  })

  it('for whoever was seven before they were known here', async () => {
    const { doctor, childId } = await inTheRoom()
    await app.database.db.patient.update({
      where: { id: childId },
      data: { birthDate: new Date('2018-01-01') },
    })
    await app.database.db.patient.update({
      where: { id: childId },
      data: { createdAt: new Date('2026-01-01') },
    })
    expect(await refusalOf(doctor.caller.chart.addCheckup({ ...twelveMonths(childId), ...key() }))).toBe(
      'checkup_not_for_age',
    )
  })

  it('by whoever has no reason to open the record, or may not write for a visit that has not begun', async () => {
    const { doctor, childId, appointmentId } = await atTheClinic()
    const input = { ...twelveMonths(childId), appointmentId }
    expect(await refusalOf(doctor.caller.chart.addCheckup({ ...input, ...key() }))).toBe('not_found')
    await doctor.caller.visit.checkIn({ appointmentId, ...key() })
    expect(await refusalOf(doctor.caller.chart.addCheckup({ ...input, ...key() }))).toBe('appointment_state')
  })
})

it('asks about unlikely measures, and keeps them once they were looked at again', async () => {
  const { doctor, childId } = await inTheRoom()
  const input = { ...twelveMonths(childId), measures: { ...MEASURES, weightGrams: 79_000 } }
  expect(await refusalOf(doctor.caller.chart.addCheckup({ ...input, ...key() }))).toBe('measurement_doubtful')
  expect(await app.database.db.checkup.count({ where: { patientId: childId } })).toBe(0)
  await doctor.caller.chart.addCheckup({ ...input, confirmed: true, ...key() })
  expect(await app.database.db.measurement.count({ where: { patientId: childId } })).toBe(1)
})

describe('corrections', () => {
  it('take back the measures too, name what they correct, and leave the visit over', async () => {
    const { caller, doctor, childId, appointmentId, states } = await inTheRoom()
    const first = await doctor.caller.chart.addCheckup({ ...twelveMonths(childId), appointmentId, ...key() })
    const second = await doctor.caller.chart.addCheckup({
      ...twelveMonths(childId),
      measures: { ...MEASURES, weightGrams: 9_200 },
      correctsId: first.id,
      ...key(),
    })
    expect(second.nextNumber).toBeNull()
    expect(await refusalOf(caller.record.checkup({ patientId: childId, id: first.id }))).toBe('not_found')
    const read = await caller.record.checkup({ patientId: childId, id: second.id })
    expect(read.lines[0]?.valueZh).toContain('9.2 kg')
    expect(await caller.visit.summary({ appointmentId })).toEqual({ lines: [], checkupId: second.id })

    await doctor.caller.chart.withdrawCheckup({ id: second.id, ...key() })
    expect(await states()).toMatchObject({ M12: 'OVERDUE' })
    expect(await refusalOf(doctor.caller.chart.withdrawCheckup({ id: second.id, ...key() }))).toBe(
      'entry_over',
    )
    const living = { patientId: childId, withdrawnAt: null }
    expect(await app.database.db.measurement.count({ where: living })).toBe(0)
  })

  it('are for the place that wrote it', async () => {
    const { doctor, childId, accountId, appointmentId } = await inTheRoom()
    const { id } = await doctor.caller.chart.addCheckup({ ...twelveMonths(childId), appointmentId, ...key() })
    const elsewhere = await app.openSession({ day: dayAfter(app, 0), startTime: '13:00', endTime: '15:00' })
    const visit = await app.as(accountId).appointment.book({
      slotId: at(elsewhere.slots, 0).id,
      patientId: childId,
      ...key(),
    })
    const { organizationId, practitionerId } = elsewhere
    const stranger = await app.newStaff('family-doctor', organizationId, practitionerId)
    app.clock.pass(3 * 3_600_000)
    await stranger.caller.visit.checkIn({ appointmentId: visit.id, ...key() })
    expect(await refusalOf(stranger.caller.chart.withdrawCheckup({ id, ...key() }))).toBe('entry_over')
  })
})

it('is written down at home by whoever the card let in, and further visits of one at risk as often as they are made', async () => {
  const accountId = await app.newAccount()
  const today = localDateOf(app.clock.now())
  const childId = await app.newPatient(addDays(today, -6), { [accountId]: 'child' })
  const nurse = await app.newStaff('nurse', await app.newOrganization())
  const visit = (visitNo: number) => ({
    patientId: childId,
    visitNo,
    doneOn: today,
    record: CHECKUP_RECORD,
    measures: null,
    ...key(),
  })
  expect(await refusalOf(nurse.caller.chart.addCheckup(visit(1)))).toBe('not_found')
  await app.database.db.recordOpening.create({
    data: {
      patientId: childId,
      accountId: nurse.accountId,
      role: 'nurse',
      organizationId: nurse.staff.duties[0]?.organizationId ?? '',
      basis: 'card-code',
      openedAt: app.clock.now(),
      expiresAt: new Date(app.clock.now().getTime() + 1_800_000),
    },
  })
  await nurse.caller.chart.addCheckup(visit(1))
  expect(await refusalOf(nurse.caller.chart.addCheckup(visit(0)))).toBe('checkup_not_for_age')
  const facts = { gestationWeeks: 35, birthWeightGrams: null, birthLengthMillimetres: null }
  await nurse.caller.chart.saveBirthFacts({
    patientId: childId,
    facts: { ...facts, isMultiple: null, dischargedOn: null },
    ...key(),
  })
  await nurse.caller.chart.addCheckup(visit(0))
  await nurse.caller.chart.addCheckup(visit(0))
  const { rows, extra } = await app.as(accountId).record.checkups({ patientId: childId })
  expect(rows[0]).toMatchObject({ state: 'DONE', doneOn: today })
  expect(extra).toMatchObject([{ risks: ['preterm'], isOpen: true, done: [{}, {}] }])
})

describe('the plan', () => {
  it('is complete for a newborn at once, with the visit at home due and the further ones of a child at risk', async () => {
    const accountId = await app.newAccount()
    const today = localDateOf(app.clock.now())
    const childId = await app.newPatient(addDays(today, -4), { [accountId]: 'child' })
    const { rows, extra } = await app.as(accountId).record.checkups({ patientId: childId })
    expect(rows).toHaveLength(13)
    expect(rows[0]).toMatchObject({ code: 'NEWBORN_HOME', state: 'DUE' })
    expect(extra).toEqual([])

    const facts = {
      gestationWeeks: 35,
      birthWeightGrams: 2_300,
      isMultiple: false,
      dischargedOn: addDays(today, -1),
    }
    await app.database.db.birthFacts.create({
      data: {
        patientId: childId,
        factsCipher: app.context(null).fieldCrypto.seal('birth_facts.facts_cipher', JSON.stringify(facts)),
        source: 'staff',
        byAccountId: accountId,
        updatedAt: app.clock.now(),
      },
    })
    const known = await app.as(accountId).record.checkups({ patientId: childId })
    expect(known.rows[0]).toMatchObject({ closesOn: addDays(today, 2), isWindowVerified: true })
    expect(known.extra).toMatchObject([{ risks: ['preterm', 'low-birth-weight'], isOpen: true, done: [] }])
  })

  it('is computed anew when the birth date is corrected, and nothing done is lost', async () => {
    const { caller, doctor, childId, appointmentId } = await inTheRoom()
    await doctor.caller.chart.addCheckup({ ...twelveMonths(childId), appointmentId, ...key() })
    await app.database.db.patient.update({
      where: { id: childId },
      data: { birthDate: new Date('2025-10-31') },
    })
    const { rows } = await caller.record.checkups({ patientId: childId })
    expect(rows[5]).toMatchObject({ state: 'DONE', doneOn: '2026-11-22', dueOn: '2026-10-31' })
    expect(rows[6]).toMatchObject({ state: 'PLANNED', dueOn: '2027-04-30' })
  })

  it('is not there for grown-ups, and for nobody who is not theirs', async () => {
    const { caller, accountId } = await app.newFamily()
    const grandmotherId = await app.newPatient('1960-01-01', { [accountId]: 'parent' })
    expect(await caller.record.checkups({ patientId: grandmotherId })).toEqual({ rows: [], extra: [] })
    const stranger = await app.newFamily()
    expect(await refusalOf(stranger.caller.record.checkups({ patientId: grandmotherId }))).toBe('not_found')
  })

  it('asks as many statements for thirteen done as for none', async () => {
    const { caller, doctor, childId, organizationId } = await inTheRoom()
    const list = () => caller.record.checkups({ patientId: childId })
    const ask = async () => {
      // The rules may have grown old: they are read by whoever asks first.
      await list()
      return countStatements(list)
    }
    const none = await ask()
    const { fieldCrypto } = app.context(null)
    await app.database.db.checkup.createMany({
      data: Array.from({ length: 13 }, (_, index) => ({
        patientId: childId,
        visitNo: index + 1,
        doneOn: new Date('2026-11-22'),
        recordCipher: fieldCrypto.seal('checkup.record_cipher', JSON.stringify(CHECKUP_RECORD)),
        byAccountId: doctor.accountId,
        organizationId,
        createdAt: app.clock.now(),
      })),
    })
    expect(await ask()).toBe(none)
    expect(none).toBeLessThanOrEqual(3)
    expect(
      (await caller.record.checkups({ patientId: childId })).rows.every(({ state }) => state === 'DONE'),
    ).toBe(true)
  })
})
