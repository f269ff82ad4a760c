import { randomUUID } from 'node:crypto'
import { parseCardCode } from '#domain/health-card/card-code'
import { cardRules, DEFAULT_CARD_RULES } from '#domain/health-card/card-rules'
import { judgeCode } from '#domain/health-card/judge-code'
import { localDateOf } from '#domain/kernel/time'
import { isSigned, newKeyPair } from '#server/features/health-card/keys/sm2'
import { addExpected, addScanners, addSigningKey, benchCrypto, codeOf } from './card-data'
import { type Load, runLoad } from './http-load'
import type { Measured } from './in-flight'
import type { Bench } from './rounds'

/** What a scenario without a floor says of itself; `failures` must be 0. */
export interface Figures {
  readonly failures: number
  readonly [figure: string]: number
}

const CODES = 2_000
const SCANNERS = 50
/** Whole consultations: 20 of them, and 6. */
const PEOPLE = { burst: 960, pace: 288 }
/** A scan, a look, a tap: nobody at a counter is faster. */
const PAUSE_MS = 2_000

/** Codes read and judged one after the other, in one process on one core: SM2 is nearly all of it. */
export async function cardVerify(): Promise<Figures> {
  const key = newKeyPair()
  const now = new Date()
  const rules = cardRules(DEFAULT_CARD_RULES, localDateOf(now))
  const held = { ...key, rejectedFrom: null }
  const codes = Array.from({ length: CODES }, () => codeOf({ cardId: randomUUID() }, key))
  const judge = (text: string) => {
    const code = parseCardCode(text)
    return code && judgeCode(code, held, { purpose: 'check-in', now }, rules, isSigned) === null
  }
  codes.slice(0, 100).forEach(judge)
  const startedAt = performance.now()
  const accepted = codes.filter(judge).length
  const seconds = (performance.now() - startedAt) / 1_000
  return { per_s: Math.round(CODES / seconds), failures: CODES - accepted }
}

/**
 * Fifty counters at once: a family shows its code, the desk taps "check in". `burst` has no pause between two families;
 * at `pace` each counter takes one family in two seconds.
 */
export async function checkIn(bench: Bench): Promise<Figures> {
  const burst = await playCounters(bench, 0)
  const pace = await playCounters(bench, PAUSE_MS)
  const refused = [...burst, ...pace].flatMap(({ failures }) => failures)
  if (refused[0]) process.stderr.write(`${refused[0]}\n`)
  return {
    clients: SCANNERS,
    p99_ms: worst(pace, 'p99Ms'),
    p50_ms: worst(pace, 'p50Ms'),
    burst_p99_ms: worst(burst, 'p99Ms'),
    burst_p50_ms: worst(burst, 'p50Ms'),
    burst_per_s: Math.round(1 / burst.reduce((sum, { perSecond }) => sum + 1 / perSecond, 0)),
    failures: refused.length,
  }
}

/** @returns the codes first, the taps after them */
async function playCounters({ servers, data, pool }: Bench, pauseMs: number): Promise<readonly Measured[]> {
  const crypto = benchCrypto(servers.fieldKey)
  const key = await addSigningKey(pool, crypto)
  const place = await data.addPlace()
  const tokens = await addScanners(pool, place, SCANNERS)
  const people = pauseMs === 0 ? PEOPLE.burst : PEOPLE.pace
  const expected = await addExpected(pool, crypto, place, await data.addFamilies(people))
  const tokenOf = (index: number) => tokens[index % tokens.length] ?? ''
  const load = (path: string, bodies: readonly object[]): Load => ({
    port: servers.ourPort,
    clients: SCANNERS,
    pauseMs,
    calls: bodies.map((body, index) => ({
      path,
      token: tokenOf(index),
      body: JSON.stringify({ ...body, idempotencyKey: randomUUID() }),
    })),
    isSuccess: (status) => status === 200,
  })
  const shown = expected.map((each) => ({
    code: codeOf(each, key),
    purpose: 'check-in',
    stage: '0101014',
    channel: '0100',
  }))
  const taps = expected.map(({ appointmentId }) => ({ appointmentId }))
  return [
    await runLoad(load('/trpc/healthCard.verify', shown)),
    await runLoad(load('/trpc/visit.checkIn', taps)),
  ]
}

function worst(measured: readonly Measured[], figure: 'p50Ms' | 'p99Ms'): number {
  return Number(Math.max(...measured.map((each) => each[figure])).toFixed(2))
}
