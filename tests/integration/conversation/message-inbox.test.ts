import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-23T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

async function book(caller: Caller, patientId: string, startTime = '09:00'): Promise<string> {
  const { slots } = await app.openSession({ day: dayAfter(app, 2), startTime, endTime: '11:00' })
  return (await caller.appointment.book({ slotId: at(slots, 0).id, patientId, idempotencyKey: newKey() })).id
}

/** So many messages, one a minute, the last of them first. */
async function tellOften(accountId: string, count: number): Promise<void> {
  const { notices } = app.context(null)
  await app.database.transaction(async (tx) => {
    for (let minute = 0; minute < count; minute++) {
      const when = new Date(app.clock.now().getTime() + minute * 60_000)
      const onceKey = randomUUID()
      await notices.tell(
        tx,
        { kind: 'delegation-ended', to: { accountId }, byAccountId: null, onceKey },
        when,
      )
    }
  })
}

test('a booking is told to everybody who may bring the child, with time and place but no name; who booked has read it', async () => {
  const family = await app.newFamily()
  const father = await app.newAccount()
  await app.database.db.patientLink.create({
    data: { accountId: father, patientId: family.childId, relation: 'child' },
  })
  const appointmentId = await book(family.caller, family.childId)
  for (const [accountId, readAt] of [
    [family.accountId, '2026-11-23T08:00:00+08:00'],
    [father, null],
  ] as const) {
    const { rows, nextCursor } = await app.as(accountId).message.list({})
    expect(nextCursor).toBeNull()
    expect(rows).toEqual([
      {
        id: expect.any(String),
        kind: 'appointment-booked',
        createdAt: '2026-11-23T08:00:00+08:00',
        readAt,
        patientId: family.childId,
        appointmentId,
        facts: {
          start: '2026-11-25T09:00:00+08:00',
          service: 'sick-visit',
          room: '101',
          number: 1,
          organizationName: '示例社区卫生服务中心',
        },
      },
    ])
    expect(await app.as(accountId).message.unread({})).toEqual({ count: readAt ? 0 : 1 })
  }
})

test('a message says what was true when it was told, whatever the place is called later', async () => {
  const family = await app.newFamily()
  await book(family.caller, family.childId)
  await app.database.pool.query(`UPDATE organization SET name = '改过的名字'`)
  const { rows } = await family.caller.message.list({})
  expect(at(rows, 0).facts).toMatchObject({ organizationName: '示例社区卫生服务中心' })
})

test('an event that is announced twice is told once', async () => {
  const { accountId, caller } = await app.newFamily()
  const { notices } = app.context(null)
  const notice = { kind: 'called', to: { accountId }, byAccountId: null, onceKey: randomUUID() } as const
  await app.database.transaction((tx) => notices.tell(tx, notice, app.clock.now()))
  await app.database.transaction((tx) => notices.tell(tx, notice, app.clock.now()))
  expect((await caller.message.list({})).rows).toHaveLength(1)
})

test('what is taken back with its transaction was never told', async () => {
  const { accountId, caller } = await app.newFamily()
  const { notices } = app.context(null)
  const undone = app.database.transaction(async (tx) => {
    await notices.tell(
      tx,
      { kind: 'called', to: { accountId }, byAccountId: null, onceKey: randomUUID() },
      app.clock.now(),
    )
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  expect((await caller.message.list({})).rows).toEqual([])
})

test('a delegate is told until the last day of the delegation and no longer', async () => {
  const family = await app.newFamily()
  const [current, over] = [await app.newAccount(), await app.newAccount()]
  const delegationOf = (toAccountId: string, endsOn: string) => ({
    patientId: family.childId,
    byAccountId: family.accountId,
    toAccountId,
    relation: 'grandchild',
    labelCipher: app.context(null).fieldCrypto.seal('delegation.label', '外婆'),
    startsOn: new Date('2026-08-23'),
    endsOn: new Date(endsOn),
    codeIndex: Buffer.from(randomUUID()),
    codeExpiresAt: app.clock.now(),
    createdAt: app.clock.now(),
    acceptedAt: app.clock.now(),
  })
  await app.database.db.delegation.createMany({
    data: [delegationOf(current, '2026-11-23'), delegationOf(over, '2026-11-22')],
  })
  await book(family.caller, family.childId)
  expect((await app.as(current).message.list({})).rows).toHaveLength(1)
  expect((await app.as(over).message.list({})).rows).toEqual([])
})

test('pages through the inbox, newest first, and asks the database as often for one row as for fifty', async () => {
  const few = await app.newFamily()
  const many = await app.newFamily()
  await tellOften(few.accountId, 1)
  await tellOften(many.accountId, 51)

  const first = await many.caller.message.list({})
  expect(first.rows).toHaveLength(50)
  const times = first.rows.map(({ createdAt }) => createdAt)
  expect(times).toEqual([...times].sort().reverse())
  const second = await many.caller.message.list({ cursor: first.nextCursor ?? '' })
  expect(second.rows).toHaveLength(1)
  expect(second.nextCursor).toBeNull()
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(51)

  expect(await countStatements(() => few.caller.message.list({}))).toBe(1)
  expect(await countStatements(() => many.caller.message.list({}))).toBe(1)
})

test('counts what is unread, and a message stays read from the first time on', async () => {
  const { accountId, caller } = await app.newFamily()
  await tellOften(accountId, 3)
  expect(await caller.message.unread({})).toEqual({ count: 3 })
  const { rows } = await caller.message.list({})
  const [one, other] = [at(rows, 0).id, at(rows, 1).id]
  await caller.message.read({ ids: [one], idempotencyKey: newKey() })
  const readAt = at((await caller.message.list({})).rows, 0).readAt
  expect(readAt).toBe('2026-11-23T08:00:00+08:00')
  app.clock.pass(60_000)
  await caller.message.read({ ids: [one, other, one], idempotencyKey: newKey() })
  expect(at((await caller.message.list({})).rows, 0).readAt).toBe(readAt)
  expect(await caller.message.unread({})).toEqual({ count: 1 })
})

test('a badge counts no further than a hundred', async () => {
  const { accountId, caller } = await app.newFamily()
  await tellOften(accountId, 101)
  expect(await caller.message.unread({})).toEqual({ count: 100 })
})

test('nobody reads another’s message, and what was asked together with it stays unread too', async () => {
  const mine = await app.newFamily()
  const theirs = await app.newFamily()
  await tellOften(mine.accountId, 1)
  await tellOften(theirs.accountId, 1)
  const own = at((await mine.caller.message.list({})).rows, 0).id
  const foreign = at((await theirs.caller.message.list({})).rows, 0).id
  const read = mine.caller.message.read({ ids: [own, foreign], idempotencyKey: newKey() })
  expect(await refusalOf(read)).toBe('not_found')
  expect(await mine.caller.message.unread({})).toEqual({ count: 1 })
  expect(await theirs.caller.message.unread({})).toEqual({ count: 1 })
})
