import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { judgeOfflineScan } from '#domain/health-card/judge-code'
import { toIsoShanghai } from '#domain/kernel/time'
import { isSigned } from '#server/features/health-card/keys/sm2'
import { bookToday, type CardCounter, cardCounter, codeOf, verify } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'

const MINUTE_MS = 60_000

let app: TestApp
let counter: CardCounter
let bureau: Awaited<ReturnType<TestApp['newStaff']>>

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:10:00+08:00' })
  bureau = await app.newStaff('health-bureau', await app.newOrganization('region'))
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  counter = await cardCounter(app)
})

const kept = async () => (await counter.family.healthCard.offlineCodes({ patientId: counter.childId })).rows
const ofThisHour = async () => (await kept())[0]?.code ?? ''
const sync = (...scans: { code: string; scannedAt: Date }[]) =>
  counter.desk.caller.healthCard.syncOffline({
    scans: scans.map(({ code, scannedAt }) => ({ code, scannedAt: toIsoShanghai(scannedAt) })),
    idempotencyKey: newKey(),
  })
const rotate = (leaked = false) =>
  bureau.caller.healthCard.rotateKey({ reason: '季度更换', leaked, idempotencyKey: newKey() })
const uses = async () => (await counter.family.healthCard.usages({ patientId: counter.childId })).rows

describe('codes for hours without a network (D-CARD-05)', () => {
  it('are one an hour for a day, the running hour first', async () => {
    const rows = await kept()
    expect(rows).toHaveLength(24)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(24)
    expect(rows[0]).toMatchObject({
      validFrom: '2026-11-21T10:00:00+08:00',
      validTo: '2026-11-21T11:00:00+08:00',
    })
    expect(rows[23]).toMatchObject({
      validFrom: '2026-11-22T09:00:00+08:00',
      validTo: '2026-11-22T10:00:00+08:00',
    })
  })

  it('check in at a counter that has a network, and open nothing', async () => {
    const code = await ofThisHour()
    expect(await verify(counter.desk.caller, code)).toMatchObject({ patientId: counter.childId })
    expect(await refusalOf(verify(counter.doctor.caller, code, 'open-record'))).toBe('card_code_offline_only')
    expect(await refusalOf(verify(counter.desk.caller, code, 'identify'))).toBe('card_code_offline_only')
    expect(await uses()).toMatchObject([
      { outcome: 'card_code_offline_only' },
      { outcome: 'card_code_offline_only' },
      { kind: 'offline', outcome: 'accepted', syncedAt: null },
    ])
  })

  it('are of one hour', async () => {
    const later = (await kept())[1]?.code ?? ''
    expect(await refusalOf(verify(counter.desk.caller, later))).toBe('card_code_clock_skew')
    app.clock.pass(60 * MINUTE_MS)
    await verify(counter.desk.caller, later)
  })
})

describe('what a scanner checked without a network', () => {
  it('arrives as of the scan: checked in, on time, marked as offline', async () => {
    const appointmentId = await bookToday(app, counter)
    const scannedAt = app.clock.now()
    const code = await ofThisHour()
    app.clock.pass(90 * MINUTE_MS)
    const { rows } = await sync({ code, scannedAt })
    expect(rows).toEqual([{ outcome: 'accepted', appointmentId, checkedIn: true }])
    const arrival = await app.database.db.arrival.findUniqueOrThrow({ where: { appointmentId } })
    expect(arrival).toMatchObject({ arrivedAt: scannedAt, isLate: false })
    expect(await uses()).toEqual([
      expect.objectContaining({
        at: toIsoShanghai(scannedAt),
        kind: 'offline',
        outcome: 'accepted',
        syncedAt: toIsoShanghai(app.clock.now()),
      }),
    ])
  })

  it('counts once, however many scanners saw it and however often it is sent', async () => {
    const scan = { code: await ofThisHour(), scannedAt: app.clock.now() }
    const outcomes = (await sync(scan, scan)).rows.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['accepted', 'card_code_replayed'])
    expect((await sync(scan)).rows).toEqual([{ outcome: 'card_code_replayed' }])
  })

  it('answers a retry of the same queue as before', async () => {
    const scannedAt = toIsoShanghai(app.clock.now())
    const input = { scans: [{ code: await ofThisHour(), scannedAt }], idempotencyKey: newKey() }
    const first = await counter.desk.caller.healthCard.syncOffline(input)
    expect(await counter.desk.caller.healthCard.syncOffline(input)).toEqual(first)
  })

  it('is judged again, each scan for itself', async () => {
    const now = app.clock.now()
    const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS)
    const codes = await kept()
    const dynamic = await codeOf(counter.family, counter.childId)
    const { rows } = await sync(
      { code: 'https://example.org', scannedAt: now },
      { code: codes[0]?.code ?? '', scannedAt: before(90) },
      { code: codes[2]?.code ?? '', scannedAt: now },
      { code: dynamic, scannedAt: now },
      { code: `${dynamic.slice(0, -3)}AAA`, scannedAt: now },
      { code: codes[0]?.code ?? '', scannedAt: before(-5) },
      { code: codes[0]?.code ?? '', scannedAt: before(73 * 60) },
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'card_code_malformed',
      'card_code_clock_skew',
      'card_code_clock_skew',
      'accepted',
      expect.stringMatching(/^card_code_(malformed|bad_signature)$/),
      'card_code_clock_skew',
      'card_code_expired',
    ])
  })

  it('leaves to people whom it cannot place: nobody is guessed', async () => {
    const scan = { code: await ofThisHour(), scannedAt: app.clock.now() }
    expect((await sync(scan)).rows).toEqual([{ outcome: 'accepted' }])
  })

  it('says of a card frozen since that it is, and tells its family', async () => {
    const scan = { code: await ofThisHour(), scannedAt: app.clock.now() }
    await counter.family.healthCard.freeze({ patientId: counter.childId, idempotencyKey: newKey() })
    expect((await sync(scan)).rows).toEqual([{ outcome: 'card_frozen' }])
    expect(await uses()).toMatchObject([{ outcome: 'card_frozen', kind: 'offline' }])
  })

  it('is in its family’s list however it was refused, and never where the card is only claimed', async () => {
    const now = app.clock.now()
    const scannedAt = new Date(now.getTime() - 73 * 60 * MINUTE_MS)
    const code = await ofThisHour()
    const [prefix, kid, body, signature = ''] = code.split('.')
    const forged = [
      prefix,
      kid,
      body,
      signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`,
    ]
    await sync(
      { code, scannedAt },
      { code: forged.join('.'), scannedAt: now },
      { code: forged.join('.'), scannedAt },
    )
    expect((await uses()).map(({ outcome }) => outcome)).toEqual(['card_code_expired'])
  })
})

describe('the keys', () => {
  it('rotate in the middle of the day and refuse nobody (journeys E3 6)', async () => {
    const [before, offline] = [await codeOf(counter.family, counter.childId), (await kept())[23]?.code ?? '']
    const { kid, rejectedFrom } = await rotate()
    const after = await codeOf(counter.family, counter.childId)
    expect(after.split('.')[1]).toBe(kid)
    expect(before.split('.')[1]).not.toBe(kid)
    await verify(counter.desk.caller, before)
    await verify(counter.desk.caller, after)
    app.clock.pass(23 * 60 * MINUTE_MS)
    await verify(counter.desk.caller, offline)
    app.clock.pass(new Date(rejectedFrom ?? '').getTime() - app.clock.now().getTime())
    expect(await refusalOf(verify(counter.desk.caller, offline))).toBe('card_code_unknown_key')
  })

  it('that leaked are believed no more from this moment, older ones neither, nor is what came before', async () => {
    const oldest = await ofThisHour()
    await rotate()
    const [dynamic, offline] = [await codeOf(counter.family, counter.childId), await ofThisHour()]
    const scannedAt = app.clock.now()
    app.clock.pass(1000)
    await rotate(true)
    for (const code of [oldest, dynamic, offline]) {
      expect(await refusalOf(verify(counter.desk.caller, code))).toBe('card_code_unknown_key')
    }
    const { rows } = await sync({ code: offline, scannedAt }, { code: oldest, scannedAt })
    expect(rows).toEqual([{ outcome: 'card_code_unknown_key' }, { outcome: 'card_code_unknown_key' }])
    await verify(counter.desk.caller, await codeOf(counter.family, counter.childId))
  })

  it('of two operators at the same moment each leaves one that signs', async () => {
    await Promise.all([rotate(), rotate()])
    expect(await app.database.db.healthCardKey.count({ where: { retiredAt: null } })).toBe(1)
  })

  it('are made once, by the first of many who ask', async () => {
    const fresh = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
    const { family, childId } = await cardCounter(fresh)
    const codes = await Promise.all(Array.from({ length: 16 }, () => codeOf(family, childId)))
    expect(new Set(codes.map((code) => code.split('.')[1])).size).toBe(1)
    expect(await fresh.database.db.healthCardKey.count()).toBe(1)
    await fresh.close()
  })

  it('are given to scanners without their private halves, which lie sealed', async () => {
    await rotate()
    const { serverTime, rows } = await counter.desk.caller.healthCard.keys({})
    expect(serverTime).toBe(toIsoShanghai(app.clock.now()))
    expect(rows[0]).toEqual({
      kid: expect.stringMatching(/^[0-9a-f]{8}$/),
      publicKey: expect.stringMatching(/^04[0-9a-f]{128}$/),
      rejectedFrom: null,
    })
    expect(rows.every(({ rejectedFrom }) => !rejectedFrom || new Date(rejectedFrom) > app.clock.now())).toBe(
      true,
    )
    const stored = await app.database.db.healthCardKey.findMany({ select: { privateKeyCipher: true } })
    for (const { privateKeyCipher } of stored) expect(privateKeyCipher).toMatch(/^v1\.test\./)
  })

  it('come with the rules of the day: without a network a scanner judges as the server does', async () => {
    const changed = await createTestApp({ now: '2026-11-21T10:10:00+08:00' })
    await changed.database.pool.query(`
      UPDATE rule_set SET value = value || '{"ttlSeconds": 120, "skewSeconds": 10}' WHERE code = 'CARD-04';
      UPDATE rule_set SET value = value || '{"offlineMinutes": 30}' WHERE code = 'CARD-05'`)
    const { family, childId, desk } = await cardCounter(changed)
    const code = await codeOf(family, childId)
    const { rules, rows } = await desk.caller.healthCard.keys({})
    expect(rules).toEqual({
      'CARD-04': { ttlSeconds: 120, skewSeconds: 10 },
      'CARD-05': { offlineMinutes: 30 },
    })
    const keys = rows.map((row) => ({
      ...row,
      rejectedFrom: row.rejectedFrom === null ? null : new Date(row.rejectedFrom),
    }))
    const judgedAfter = (seconds: number) => {
      const now = new Date(changed.clock.now().getTime() + seconds * 1000)
      const judged = judgeOfflineScan(code, keys, now, rules, isSigned)
      return 'kid' in judged ? 'good' : judged.code
    }
    expect([judgedAfter(119), judgedAfter(120), judgedAfter(-11)]).toEqual([
      'good',
      'card_code_expired',
      'card_code_clock_skew',
    ])
    changed.clock.pass(119_000)
    await verify(desk.caller, code)
    changed.clock.pass(1000)
    expect(await refusalOf(verify(desk.caller, code))).toBe('card_code_expired')
    await changed.close()
  })

  it('are shown to operators as they stand, and every rotation is written down', async () => {
    const { kid } = await rotate()
    const { rows } = await bureau.caller.healthCard.keyList({})
    expect(rows[0]).toMatchObject({ kid, state: 'signs', rejectedFrom: null })
    expect(rows[1]?.state).toBe('believed')
    const changes = await bureau.caller.change.list({ subject: 'card-key' })
    expect(changes.rows[0]).toMatchObject({ reason: '季度更换', after: { kid }, revertible: false })
  })
})
