import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { applyFor } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T07:30:00+08:00' })
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const key = () => ({ idempotencyKey: newKey() })

async function bindPhone(accountId: string, phone: string): Promise<void> {
  const cipher = app.context(null).fieldCrypto.seal('account.phone_cipher', phone)
  await app.database.pool.query(
    'UPDATE account SET phone_cipher = $2, phone_index = $3, phone_verified_at = now() WHERE id = $1',
    [accountId, cipher, Buffer.from(phone)],
  )
}

/** A session with an elder who rang, a family that reads its messages and one that does not; it has stopped. */
async function stopped() {
  const { sessionId, organizationId, slots } = await app.openSession({
    day: dayAfter(app, 1),
    service: 'follow-up',
  })
  const desk = await app.newStaff('front-desk', organizationId)
  const relative = await app.newAccount()
  const elderId = await app.newPatient('1948-03-02', { [relative]: 'parent' })
  await applyFor(app.as(relative), elderId)
  const patientId = elderId
  const { number } = await app.as(relative).healthCard.number({ patientId, ...key() })
  await app.database.pool.query('UPDATE patient_link SET ended_at = now() WHERE patient_id = $1', [elderId])
  await desk.caller.healthCard.findByNumber({
    number,
    birthDate: '1948-03-02',
    purpose: 'identify',
    stage: '0101011',
    channel: '0100',
    ...key(),
  } as never)
  const rang = await desk.caller.visit.bookForCaller({
    slotId: at(slots, 1).id,
    patientId: elderId,
    isSelf: true,
    ...key(),
  })
  const [reader, sleeper] = [await app.newFamily(), await app.newFamily()]
  await bindPhone(sleeper.accountId, '13800138001')
  const book = (family: typeof reader, turn: number) =>
    family.caller.appointment.book({ slotId: at(slots, turn).id, patientId: family.childId, ...key() })
  await book(reader, 0)
  const unread = await book(sleeper, 2)
  await desk.caller.session.suspend({ sessionId, reason: '医生身体不适', ...key() })
  const { rows } = await reader.caller.message.list({})
  await reader.caller.message.read({ ids: rows.map(({ id }) => id), ...key() })
  return { sessionId, desk, elderId, rang, sleeper, unread }
}

it('lists whoever got no message and whoever has not read it, with the number of who acts for them', async () => {
  const { sessionId, desk, elderId, rang, sleeper, unread } = await stopped()
  const { rows } = await desk.caller.session.calls({ sessionId })
  expect(rows).toMatchObject([
    { appointmentId: rang.id, isUntold: true, phones: [], outcome: null, calledAt: null },
    {
      appointmentId: unread.id,
      isUntold: false,
      phones: [{ phone: '13800138001', relation: 'child' }],
      outcome: null,
    },
  ])
  const looks = await app.database.db.auditEvent.findMany({ where: { action: 'session.calls' } })
  expect(looks).toMatchObject([{ patientIds: expect.arrayContaining([elderId, sleeper.childId]) }])
})

it('a call is seen by colleagues: not reached goes behind, told goes last, and who has another time is gone', async () => {
  const { sessionId, desk, rang, sleeper, unread } = await stopped()
  const calls = async () =>
    (await desk.caller.session.calls({ sessionId })).rows.map(({ appointmentId, outcome }) => [
      appointmentId,
      outcome,
    ])
  const note = (appointmentId: string, outcome: 'told' | 'no-answer') =>
    desk.caller.session.noteCall({ appointmentId, outcome, ...key() })
  await note(rang.id, 'no-answer')
  expect(await calls()).toEqual([
    [unread.id, null],
    [rang.id, 'no-answer'],
  ])
  await note(unread.id, 'told')
  app.clock.pass(60_000)
  await note(rang.id, 'told')
  expect(await calls()).toEqual([
    [rang.id, 'told'],
    [unread.id, 'told'],
  ])
  // Read in the meantime: who was rung stays on the list, so that nobody wonders where they went.
  const { rows } = await sleeper.caller.message.list({})
  await sleeper.caller.message.read({ ids: rows.map(({ id }) => id), ...key() })
  expect(await calls()).toHaveLength(2)

  const other = await app.openSession({ day: dayAfter(app, 2), service: 'follow-up' })
  await sleeper.caller.appointment.reschedule({ id: unread.id, slotId: at(other.slots, 0).id, ...key() })
  expect(await calls()).toEqual([[rang.id, 'told']])
  expect(await refusalOf(note(unread.id, 'told'))).toBe('not_found')
})

it('another place neither reads the list nor notes a call', async () => {
  const { sessionId, rang } = await stopped()
  const stranger = (await app.newStaff('front-desk', await app.newOrganization())).caller
  expect(await refusalOf(stranger.session.calls({ sessionId }))).toBe('not_found')
  const call = { appointmentId: rang.id, outcome: 'told' as const, ...key() }
  expect(await refusalOf(stranger.session.noteCall(call))).toBe('not_found')
})
