import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { localDate } from '#domain/kernel/time'
import { key, openRecordRoom, type RecordRoom } from '../../support/room/record-room'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

const TODAY = localDate('2026-11-22')
/** Fourteen months old today: no check-up is open. */
const BORN = '2025-09-22'

let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T08:40:00+08:00` })
  room = await openRecordRoom(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const toddler = () => room.family({ birthDate: BORN })
const copy = (caller: Caller, patientId: string, vaccineCode: VaccineCode, on: string = TODAY) =>
  caller.record.addImmunization({ patientId, vaccineCode, on: localDate(on), ...key() })
const give = (patientId: string, ...vaccines: VaccineCode[]) =>
  room.doctor.chart.addImmunization({
    patientId,
    doses: vaccines.map((vaccineCode) => ({ vaccineCode, lotNumber: '202609A01', site: '左上臂' })),
    ...key(),
  })
const reasons = async (caller: Caller, patientId: string) =>
  (await caller.record.immunization({ patientId })).holds.map(({ reasonZh }) => reasonZh)

/** A member of staff elsewhere, to whom the family showed its card. */
async function doctorElsewhere(patientId: string): Promise<Caller> {
  const organizationId = await app.newOrganization('community-centre')
  const { accountId, caller } = await app.newStaff('family-doctor', organizationId)
  const openedAt = app.clock.now()
  const expiresAt = new Date(openedAt.getTime() + 3_600_000)
  const opening = {
    accountId,
    role: 'family-doctor',
    organizationId,
    basis: 'card-code',
    openedAt,
    expiresAt,
  }
  await app.database.db.recordOpening.create({ data: { patientId, ...opening } })
  return caller
}

describe('a hold that says something of the mother (journeys E3 28)', () => {
  it('is read by the place and the guardians; to everybody else a doctor has a reason', async () => {
    const { caller, childId } = await toddler()
    const words = '12 月 1 日取报告'
    const hold = { vaccineCode: 'BCG', until: localDate('2026-12-01'), reason: 'mother-hiv', words } as const
    await room.doctor.chart.holdVaccine({ patientId: childId, ...hold, ...key() })
    const whole = [`等母亲 HIV 相关检查的结果：${words}`]
    expect(await reasons(caller, childId)).toEqual(whole)
    const here = await room.nurse.chart.immunization({ patientId: childId })
    expect(here.holds.map(({ reasonZh }) => reasonZh)).toEqual(whole)
    const elsewhere = await (await doctorElsewhere(childId)).chart.immunization({ patientId: childId })
    expect(elsewhere.holds.map(({ reasonZh }) => reasonZh)).toEqual(['医生另有考虑'])
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
    expect(await reasons(delegate, childId)).toEqual(['医生另有考虑'])
  })

  it('of somebody of fourteen is not read by a guardian to whom they showed nothing', async () => {
    const { caller, childId } = await room.family({ birthDate: '2011-12-20' })
    const hold = { vaccineCode: 'MMR', until: null, reason: 'immune', words: '在随访' } as const
    await room.doctor.chart.holdVaccine({ patientId: childId, ...hold, ...key() })
    expect(await reasons(caller, childId)).toEqual(['医生另有考虑'])
    const self = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: self, patientId: childId, relation: 'self' },
    })
    expect(await reasons(app.as(self), childId)).toEqual(['免疫功能不好：在随访'])
  })
})

describe('a dose that a family copied before it was given', () => {
  it('does not stand in the way of whoever gives it: theirs takes its place', async () => {
    const { caller, childId } = await toddler()
    const copied = await copy(caller, childId, 'MMR')
    const { ids } = await give(childId, 'MMR', 'IPV')
    const { given } = await caller.record.immunization({ patientId: childId })
    expect(new Set(given.map(({ id, source }) => `${source} ${id}`))).toEqual(
      new Set(ids.map((id) => `staff ${id}`)),
    )
    const row = await app.database.db.immunization.findUniqueOrThrow({ where: { id: at(ids, 0) } })
    expect(row.correctsId).toBe(copied.id)
    expect(await refusalOf(give(childId, 'MMR'))).toBe('entry_already_there')
  })

  it('is taken back by staff while nobody has seen the paper', async () => {
    const { caller, childId } = await toddler()
    const wrong = await copy(caller, childId, 'MMR', '2026-10-01')
    const right = await copy(caller, childId, 'JE-L', '2026-10-02')
    await room.nurse.chart.verifyImmunization({ id: right.id, ...key() })
    const { given } = await room.nurse.chart.immunization({ patientId: childId })
    expect(given.map(({ id, mayWithdraw }) => [id, mayWithdraw])).toEqual([
      [wrong.id, true],
      [right.id, false],
    ])
    await room.nurse.chart.withdrawImmunization({ id: wrong.id, ...key() })
    expect(await refusalOf(room.nurse.chart.withdrawImmunization({ id: right.id, ...key() }))).toBe(
      'entry_over',
    )
  })
})

it('asks about two doses of one sitting that count for the same series', async () => {
  const { childId } = await toddler()
  expect(await refusalOf(give(childId, 'DTaP-IPV-Hib', 'IPV'))).toBe('immunization_doubtful')
  await give(childId, 'DTaP-IPV-Hib', 'MMR')
})

it('keeps what was unlikely about a copied dose sealed, and says it again to whoever asks again', async () => {
  const { caller, childId } = await toddler()
  const dose = { patientId: childId, vaccineCode: 'MMR', on: localDate('2026-04-22') } as const
  const idempotencyKey = newKey()
  const first = await caller.record.addImmunization({ ...dose, idempotencyKey })
  expect(first.doubts).toEqual(['too-early'])
  expect(await caller.record.addImmunization({ ...dose, idempotencyKey })).toEqual(first)
  const kept = await app.database.db.idempotencyRecord.findFirstOrThrow({ where: { key: idempotencyKey } })
  expect(kept.response).toEqual({ id: first.id })
})
