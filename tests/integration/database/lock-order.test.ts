import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import {
  assertSeatsAddUp,
  at,
  type Caller,
  createTestApp,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { holdRow, untilWaiting } from '../../support/rows/held-row'
import { draftOf, newbornDraft } from '../../support/rows/patient-drafts'
import { residentIdBornOn } from '../../support/rows/resident-ids'

/** Decision 097: whoever locks, locks in one order. Nothing here is tried again, so that a deadlock shows. */
let app: TestApp
let desk: Awaited<ReturnType<TestApp['newStaff']>>

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  desk = await app.newStaff('front-desk', await app.newOrganization())
})
// A deadlock is a bug in the log.
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const createCaller = createCallerFactory(appRouter)
const key = () => ({ idempotencyKey: newKey() })
let certificate = 510_600_000
let sequence = 1

function once(accountId: string, staff?: typeof desk.staff): Caller {
  const { db } = app.database
  return createCaller({ ...app.context(accountId, staff), transaction: (work) => db.$transaction(work) })
}

/** What came of all calls at one moment: `done`, or the code of the refusal. */
async function outcomes(calls: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(calls)
  return settled.map((call) => (call.status === 'fulfilled' ? 'done' : (call.reason as Error).message))
}

/** Two guardians of a child, and an aunt who asks to become one. */
async function newCircle() {
  const [mother, father, aunt] = [await app.newAccount(), await app.newAccount(), await app.newAccount()]
  const child = draftOf()
  const { id: childId } = await app.as(mother).patient.add({ ...child, ...key() })
  await app.database.db.patientLink.create({
    data: { accountId: father, patientId: childId, relation: 'child', createdAt: app.clock.now() },
  })
  await app.as(aunt).patient.add({ ...child, relation: 'other', ...key() })
  const { toDecide } = await app.as(mother).guardianship.list({})
  return { mother, father, aunt, childId, requestId: at(toDecide, 0).id }
}

describe('of two who want the same', () => {
  it('whoever answers a request waits for the account that asked, which takes its request along', async () => {
    for (const decision of ['approve', 'refuse'] as const) {
      const { mother, aunt, requestId } = await newCircle()
      const held = await holdRow(app.database, 'account', aunt)
      const closing = once(aunt).account.close(key())
      await untilWaiting(app.database, 1)
      const deciding = once(mother).guardianship[decision]({ id: requestId, ...key() })
      await untilWaiting(app.database, 2).finally(held.letGo)
      expect(await outcomes([closing, deciding])).toEqual(['done', 'guardianship_over'])
    }
  })

  it('closing gives way to a booking that tells the account of it', async () => {
    const { mother, father, childId } = await newCircle()
    const { slots } = await app.openSession({ day: '2026-11-24' })
    const held = await holdRow(app.database, 'patient', childId)
    const booking = once(father).appointment.book({ slotId: at(slots, 0).id, patientId: childId, ...key() })
    await untilWaiting(app.database, 1)
    const closeKey = key()
    const closing = once(mother).account.close(closeKey)
    await untilWaiting(app.database, 2).finally(held.letGo)
    expect(await outcomes([booking, closing])).toEqual(['done', 'busy'])
    expect(await outcomes([once(mother).account.close(closeKey)])).toEqual(['done'])
  })
})

it('everything that changes a family, at one moment and many times', async () => {
  const seen = new Set<string>()
  for (let round = 1; round <= 5; round++) {
    const { mother, father, aunt, childId, requestId } = await newCircle()
    const { slots } = await app.openSession({ day: '2026-11-25', endTime: '12:00' })
    const [one, other] = [at(slots, 0).id, at(slots, 1).id]
    certificate += 1
    sequence += 2
    const document = { type: 'resident-id', number: residentIdBornOn('2026-11-05', sequence) } as const
    const { id: newbornId } = await app
      .as(mother)
      .patient.add({ ...newbornDraft(`Q${certificate}`), ...key() })
    const { id: twinId } = await app.as(father).patient.add({
      name: '周满',
      relation: 'child',
      document,
      ...key(),
    })
    await app.as(mother).patient.replaceDocument({ id: newbornId, document, ...key() })
    const question = await app.database.db.mergeRequest.findFirstOrThrow({ where: { patientId: newbornId } })
    const { code } = await app.as(father).delegation.create({
      patientId: childId,
      label: '外婆',
      relation: 'grandchild',
      startsOn: '2026-11-21',
      endsOn: '2026-12-21',
      ...key(),
    })
    const grandmother = await app.newAccount()
    const calls = [
      once(mother).guardianship.approve({ id: requestId, ...key() }),
      once(father).guardianship.refuse({ id: requestId, ...key() }),
      once(aunt).account.close(key()),
      once(father).appointment.book({ slotId: one, patientId: childId, ...key() }),
      once(mother).appointment.book({ slotId: other, patientId: newbornId, ...key() }),
      once(father).appointment.book({ slotId: one, patientId: twinId, ...key() }),
      once(desk.accountId, desk.staff).mergeRequest.decide({
        id: question.id,
        decision: 'same-person',
        note: '看过户口簿',
        ...key(),
      }),
      once(aunt).patient.add({ ...newbornDraft(`Q${certificate}`), ...key() }),
      once(grandmother).delegation.accept({ code, ...key() }),
      once(father).patient.remove({ id: childId, ...key() }),
      once(father).account.close(key()),
      once(grandmother).account.close(key()),
    ]
    for (const outcome of await outcomes(calls)) seen.add(outcome)
  }
  expect(seen).toContain('done')
}, 60_000)
