import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextLookMs } from '../../src/features/appointment/slots/next-look'
import { tapMs } from '../support/model/seeded-random'
import { BENCH_DAY, type Family } from './bench-data'
import { type Answer, type Call, send } from './http-load'
import type { Bench } from './rounds'
import { countWrongs, type Wrongs } from './wrongs'

export interface Morning {
  readonly phones: number
  readonly scripts: number
  readonly slots: number
  readonly seatsPerSlot: number
}

export interface MorningOutcome {
  readonly sold: number
  readonly byScripts: number
  readonly calls: number
  /** Answers to phones with 5xx, and none. A script that has forty questions in one line outlasts the time of an answer. */
  readonly serverErrors: number
  /** Of the phones that tapped in time for the lots, those whose call also left in time: the others met a busy generator. */
  readonly leftInTime: number
  readonly wrongs: Wrongs
}

const MINUTE_MS = 60_000
/** To give the slots their hour, to open the pages, and for scripts to begin before it. */
const EARLY_MS = 6_000
const LASTS_MS = 10_000
const LOTS_MS = 2_000
const SCRIPT_PERIOD_MS = 100
/** To read that it was full and tap another time. */
const NEXT_TAP_MS = 3_000
/** A phone that waits for its turn comes back within a second of what it was told (src/api/wait-link.ts). */
const JITTER_MS = 1_000

interface Playing {
  readonly ask: (family: Device, path: string, input: object, ticket?: string) => Promise<Answer>
  readonly slotIds: readonly string[]
  readonly list: object
  readonly opensAt: number
  readonly punctual: { meant: number; left: number }
}

type Device = Family & { readonly device: string }

/** Bookings through our server, with real log-ins, of slots that open to everybody at the next full minute. */
export async function playMorning(bench: Bench, morning: Morning): Promise<MorningOutcome> {
  const { servers, data, pool } = bench
  const families = await data.addFamilies(morning.phones + morning.scripts)
  const place = await data.addPlace()
  const slots = await data.addSlots(place, morning.slots, morning.seatsPerSlot)
  const slotIds = slots.map(({ id }) => id)
  const opensAt = (Math.floor((Date.now() + EARLY_MS) / MINUTE_MS) + 1) * MINUTE_MS
  await pool.query(
    `UPDATE session SET release_at = $2 WHERE id IN (SELECT session_id FROM slot WHERE id = ANY($1::uuid[]))`,
    [slotIds, new Date(opensAt)],
  )
  const people = families.map((family) => ({ ...family, device: randomUUID() }))
  const scripts = people.slice(morning.phones)
  const scriptIds = new Set(scripts.map(({ accountId }) => accountId))
  const count = { calls: 0, serverErrors: 0 }
  let acknowledged = 0
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const ask: Playing['ask'] = async ({ accountId, token, device }, path, input, ticket) => {
    const headers = { 'x-device': device, ...(ticket && { 'x-place': ticket }) }
    const call: Call = { path: `/trpc/${path}`, token, headers, body: JSON.stringify(input) }
    const answer = await send(agent, servers.ourPort, call).catch(() => ({ status: 0, body: '' }))
    count.calls += 1
    if (path === 'appointment.book' && answer.status === 200) acknowledged += 1
    const isAnswered = answer.status > 0 && answer.status < 500
    if (!isAnswered && !scriptIds.has(accountId)) count.serverErrors += 1
    return answer
  }
  const list = { organizationId: place, service: 'sick-visit', from: BENCH_DAY, to: BENCH_DAY }
  const punctual = { meant: 0, left: 0 }
  const playing: Playing = { ask, slotIds, list, opensAt, punctual }
  await Promise.all([
    ...people.slice(0, morning.phones).map((phone) => holdPhone(phone, playing)),
    ...scripts.map((script) => runScript(script, playing)),
  ])
  agent.destroy()
  const { rows } = await pool.query<{ accountId: string }>(
    `SELECT account_id AS "accountId" FROM appointment WHERE slot_id = ANY($1::uuid[]) AND status = 'booked'`,
    [slotIds],
  )
  return {
    ...count,
    sold: rows.length,
    byScripts: rows.filter(({ accountId }) => scriptIds.has(accountId)).length,
    leftInTime: punctual.left / Math.max(1, punctual.meant),
    wrongs: await countWrongs(pool, slots, acknowledged),
  }
}

/** Has the list open, sees it anew when it opens, taps a time, waits as it is told, and taps another when it was full. */
async function holdPhone(phone: Device, playing: Playing): Promise<void> {
  const { ask, list, opensAt, punctual } = playing
  const endsAt = opensAt + LASTS_MS
  await until(opensAt - EARLY_MS * (0.3 + 0.6 * Math.random()))
  await ask(phone, 'slot.list', list)
  const opening = { refusal: { code: 'slot_not_released' as const, facts: { opensAt: isoOf(opensAt) } } }
  const looksAt = Date.now() + nextLookMs([opening], new Date(), Math.random())
  const tapsAt = looksAt + tapMs(Math.random)
  await until(looksAt)
  await ask(phone, 'slot.list', list)
  await until(tapsAt)
  const isMeantInTime = tapsAt < opensAt + LOTS_MS
  if (isMeantInTime) punctual.meant += 1
  if (isMeantInTime && Date.now() < opensAt + LOTS_MS) punctual.left += 1
  let intent = newIntent(phone, playing)
  let ticket: string | undefined
  while (Date.now() < endsAt) {
    const { status, body } = await ask(phone, 'appointment.book', intent, ticket)
    if (status === 200) return
    const told = factsIn(body)
    ticket = told.placeTicket
    await sleep(
      ticket ? (told.retryAfterMs ?? 0) + Math.random() * JITTER_MS : NEXT_TAP_MS * (0.5 + Math.random()),
    )
    if (!ticket) intent = newIntent(phone, playing)
  }
}

/** Asks for one time after the other, before the hour and on, and waits for no answer. */
async function runScript(script: Device, playing: Playing): Promise<void> {
  const { ask, slotIds, opensAt } = playing
  await until(opensAt - EARLY_MS / 2 + Math.random() * SCRIPT_PERIOD_MS)
  const sent: Promise<void>[] = []
  const tickets = new Map<string, string>()
  let hasSeat = false
  for (
    let turn = Math.floor(Math.random() * slotIds.length);
    !hasSeat && Date.now() < opensAt + LASTS_MS;
    turn++
  ) {
    const slotId = slotIds[turn % slotIds.length] ?? ''
    const intent = { slotId, patientId: script.patientId, idempotencyKey: randomUUID() }
    const answered = ask(script, 'appointment.book', intent, tickets.get(slotId)).then(({ status, body }) => {
      hasSeat ||= status === 200
      const { placeTicket } = factsIn(body)
      if (placeTicket) tickets.set(slotId, placeTicket)
    })
    sent.push(answered)
    await sleep(SCRIPT_PERIOD_MS)
  }
  await Promise.all(sent)
}

function newIntent({ patientId }: Device, { slotIds }: Playing) {
  const slotId = slotIds[Math.floor(Math.random() * slotIds.length)] ?? ''
  return { slotId, patientId, idempotencyKey: randomUUID() }
}

interface Told {
  readonly retryAfterMs?: number
  readonly placeTicket?: string
}

function factsIn(body: string): Told {
  const { error } = JSON.parse(body || '{}') as { error?: { data?: { facts?: Told } } }
  return error?.data?.facts ?? {}
}

function until(ms: number): Promise<void> {
  return sleep(Math.max(0, ms - Date.now()))
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
