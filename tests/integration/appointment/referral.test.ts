import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { referralTasks } from '#server/features/referral/jobs'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  type ClaimOffice,
  certifiedDoctor,
  claimOffice,
  coveredFamily,
  seenAtCentre,
} from '../../support/rows/claim-rows'

/** A child is sent on: who may, what the other place sees and answers, and what its family reads (rules D-REF). */
let app: TestApp
let office: ClaimOffice
let desk: { caller: Caller }
let specialist: { caller: Caller }

beforeAll(async () => {
  app = await createTestApp({ now: '2026-09-01T10:00:00+08:00' })
  office = await claimOffice(app)
  desk = await app.newStaff('front-desk', office.hospitalId)
  const practitionerId = await app.newPractitioner()
  specialist = await app.newStaff('specialist', office.hospitalId, practitionerId)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })
const REASON = '高热三天，呼吸快'

/** Seen at 08:40 by a doctor of the centre, who may send the child on from then. */
async function seen(validity = {}) {
  const family = await coveredFamily(app, office, '2026-09-01', '2027-08-31')
  const doctor = await certifiedDoctor(app, office.centreId, validity)
  const visitId = await seenAtCentre(app, office, family, doctor)
  const sent = { patientId: family.childId, visitId, toOrganizationId: office.hospitalId, reason: REASON }
  const add = (urgency: 'normal' | 'green') =>
    doctor.caller.referral.add({ ...sent, urgency, guardianAgreed: true, ...key() })
  const own = async () => at((await family.caller.referral.mine({ patientId: family.childId })).rows, 0)
  return { ...family, doctor, sent, add, own }
}

describe('a referral', () => {
  it('goes to another place of the county, by a yes of the guardian, and says what it is worth', async () => {
    const { doctor, sent, add, own, caller } = await seen()
    const places = await doctor.caller.referral.places({})
    expect(places.rows.map(({ id }) => id)).toEqual([office.hospitalId])
    expect(places).toMatchObject({ certification: { validTo: '2027-12-31' }, lateHours: 48 })
    const silent = { ...sent, urgency: 'green', ...key() } as never
    expect(await refusalOf(doctor.caller.referral.add(silent))).toBe('input_invalid')
    for (const toOrganizationId of [office.centreId, newKey()]) {
      const astray = { ...sent, toOrganizationId, urgency: 'normal', guardianAgreed: true, ...key() } as const
      expect(await refusalOf(doctor.caller.referral.add(astray))).toBe('not_found')
    }
    const { id } = await add('green')
    expect(await own()).toMatchObject({
      reason: REASON,
      isCertified: true,
      answerDueAt: '2026-10-13T09:10:00+08:00',
      guardianAgreedAt: '2026-10-13T08:40:00+08:00',
      worth: { standing: 'waiting', ratioBasisPoints: 5_000, withBasisPoints: 8_000 },
    })
    // The desk learns that a child comes, and not why.
    const seenBy = async ({ referral }: Caller) =>
      (await referral.list({ direction: 'in' })).rows.find((row) => row.id === id)
    expect(await seenBy(desk.caller)).toMatchObject({ nameMasked: '示*', reason: null })
    expect(await seenBy(specialist.caller)).toMatchObject({ reason: REASON })
    await desk.caller.referral.answer({ id, accept: true, ...key() })
    expect((await own()).worth).toMatchObject({ standing: 'counts', ratioBasisPoints: 8_000 })
    const messages = (await caller.message.list({})).rows
    expect(messages.find(({ kind }) => kind === 'referral-answered')?.facts).toEqual({ accepted: 1 })
  })

  it('E4 32: is refused with a reason, which the family and the sender read', async () => {
    const { add, own, doctor } = await seen()
    const { id } = await add('normal')
    const refuse = { id, accept: false } as const
    expect(await refusalOf(specialist.caller.referral.answer({ ...refuse, ...key() }))).toBe(
      'referral_unexplained',
    )
    await specialist.caller.referral.answer({ ...refuse, text: '今天没有床位', ...key() })
    expect(await own()).toMatchObject({ answer: '今天没有床位', worth: { standing: 'refused' } })
    const { rows } = await doctor.caller.referral.list({ direction: 'out' })
    expect(rows.find((row) => row.id === id)?.answer).toBe('今天没有床位')
    expect(await refusalOf(desk.caller.referral.answer({ id, accept: true, ...key() }))).toBe(
      'referral_answered',
    )
    expect(await refusalOf(doctor.caller.referral.withdraw({ id, ...key() }))).toBe('referral_answered')
  })

  it('that was a mistake is taken back by its own place, as long as nobody answered', async () => {
    const { add, doctor, caller, childId } = await seen()
    const { id } = await add('normal')
    expect(await refusalOf(specialist.caller.referral.withdraw({ id, ...key() }))).toBe('not_found')
    const mayWithdraw = async (of: Caller) =>
      (await of.referral.list({ direction: 'out' })).rows.find((row) => row.id === id)?.mayWithdraw
    expect([await mayWithdraw(doctor.caller), await mayWithdraw(specialist.caller)]).toEqual([true, false])
    await doctor.caller.referral.withdraw({ id, ...key() })
    expect((await caller.referral.mine({ patientId: childId })).rows).toEqual([])
    expect(await refusalOf(desk.caller.referral.answer({ id, accept: true, ...key() }))).toBe('not_found')
  })

  it('RF-03: that nobody answers stands on top of the desk, both places hear of it, and then it is over', async () => {
    const { add, own, doctor, caller } = await seen()
    const { id } = await add('green')
    const run = (task: 'overdue' | 'expire') =>
      referralTasks(app.context(null))[`referral:${task}`]?.(undefined)
    const kinds = async (of: Caller) => (await of.message.list({})).rows.map(({ kind }) => kind)
    const goTo = (iso: string) => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime())
    goTo('2026-10-13T09:09:59+08:00')
    await run('overdue')
    expect(await kinds(desk.caller)).not.toContain('referral-overdue')
    goTo('2026-10-13T09:10:00+08:00')
    await run('overdue')
    await run('overdue')
    for (const of of [desk.caller, specialist.caller, doctor.caller]) {
      expect((await kinds(of)).filter((kind) => kind === 'referral-overdue')).toHaveLength(1)
    }
    // Another comes later, and still it stands first.
    const later = await seen()
    goTo('2026-10-13T09:11:00+08:00')
    await later.add('normal')
    const { rows } = await desk.caller.referral.list({ direction: 'in' })
    expect(at(rows, 0).id).toBe(id)
    expect(rows.filter((row) => row.id === id)).toHaveLength(1)
    goTo('2026-10-14T08:41:00+08:00')
    await run('expire')
    await run('expire')
    expect(await own()).toMatchObject({
      expiredAt: '2026-10-14T08:41:00+08:00',
      worth: { standing: 'expired' },
    })
    expect((await kinds(caller)).filter((kind) => kind === 'referral-expired')).toHaveLength(1)
    expect(await kinds(doctor.caller)).toContain('referral-unanswered')
    expect(await refusalOf(desk.caller.referral.answer({ id, accept: true, ...key() }))).toBe(
      'referral_expired',
    )
  })

  it('RF-02: the green way asks for a certificate that is valid that day', async () => {
    const { add, own } = await seen({ validTo: '2026-10-12' })
    expect(await refusalOf(add('green'))).toBe('referral_uncertified')
    await add('normal')
    expect(await own()).toMatchObject({ isCertified: false, worth: { standing: 'uncertified' } })
  })
})
