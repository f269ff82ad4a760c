import { DomainError } from '#domain/kernel/errors'
import { createAdmission, type Desk, type Outcome } from '#server/platform/admission/admission'
import { ASK_AGAIN_MS } from '#server/platform/admission/kept-place'
import { createPlaceTickets } from '#server/platform/admission/place-ticket'
import { createSimulatedTime, type SimulatedTime } from './simulated-time'

export interface Rush {
  readonly phones: number
  readonly scripts: number
  readonly slots: number
  readonly seatsPerSlot: number
  /** The same number is the same morning. */
  readonly seed: number
  /** With false whoever is first gets what has just opened: what the rules of fairness are measured against. */
  readonly hasLots?: boolean
}

export interface RushOutcome {
  readonly seats: number
  readonly byScripts: number
  /** Of the people. */
  readonly scriptsOfPeople: number
  /** Of the seats that were taken. */
  readonly scriptsOfSeats: number
  readonly asked: number
}

/** One of those who want a seat of the morning. */
interface Person {
  readonly who: string
  readonly isScript: boolean
  hasSeat: boolean
}

interface Wish {
  readonly person: Person
  readonly slot: number
  readonly ticket: string | undefined
}

type Ask = (wish: Wish) => Promise<'seat' | 'full' | 'closed' | { retryAfterMs: number; ticket: string }>

const RELEASE = Date.parse('2026-11-23T07:00:00+08:00')
const BEFORE_MS = 3_000
const LASTS_MS = 30_000
/** As fast as a script over a good line asks, for every slot in turn and without waiting for answers. */
const SCRIPT_PERIOD_MS = 40
/** The list comes within half a second of the opening (src/features/appointment/next-look.ts). */
const LIST_SPREAD_MS = 500
/** To see the times, choose one and tap: half of all people need less, nine in ten less than 1.6 times as long. */
const MEDIAN_TAP_MS = 900
const TAP_SIGMA = 0.37
/** To read that it was full and tap another. */
const NEXT_TAP_MS = 3_000
const DECIDE_MS = 15

/**
 * A morning at release time before the real admission, in simulated time: phones in people's hands, and scripts with an
 * account each that ask as fast as they may, before the hour, after it, and again whatever they were told.
 */
export async function playRushHour(rush: Rush): Promise<RushOutcome> {
  const random = randomOf(rush.seed)
  const time = createSimulatedTime(RELEASE - BEFORE_MS)
  const free = Array.from({ length: rush.slots }, () => rush.seatsPerSlot)
  const people = Array.from({ length: rush.phones + rush.scripts }, (_, index) => ({
    who: `person-${rush.seed}-${index}`,
    isScript: index >= rush.phones,
    hasSeat: false,
  }))
  let asked = 0
  const server = openServer(rush, time, free)
  const ask: Ask = (wish) => {
    asked++
    return server(wish)
  }
  for (const person of people) {
    if (person.isScript) runScript(person, { ask, time, slots: rush.slots, random })
    else holdPhone(person, { ask, time, free, random })
  }
  await time.pass(BEFORE_MS + LASTS_MS)
  const seated = people.filter(({ hasSeat }) => hasSeat)
  const byScripts = seated.filter(({ isScript }) => isScript).length
  return {
    seats: seated.length,
    byScripts,
    scriptsOfPeople: rush.scripts / people.length,
    scriptsOfSeats: byScripts / seated.length,
    asked,
  }
}

function openServer({ seed, hasLots = true }: Rush, time: SimulatedTime, free: number[]): Ask {
  const desk: Desk<Wish, 'seat'> = {
    alone: ({ person }) => [person.who],
    shared: ({ slot }) => String(slot),
    atOnce: 1,
    stands: ({ person, slot, ticket }) => ({
      whose: person.who,
      wants: String(slot),
      ticket,
      opensAt: hasLots && Math.abs(time.now() - RELEASE) < ASK_AGAIN_MS ? RELEASE : undefined,
    }),
    async decide(batch) {
      await new Promise<void>((resolve) => time.later(resolve, DECIDE_MS))
      return batch.map((wish) => decideOne(wish, free, time.now()))
    },
  }
  const key = Buffer.alloc(32, seed)
  const admit = createAdmission({ tickets: createPlaceTickets(key), now: time.now, later: time.later })
  return (wish) => admit(desk, wish).catch(toldBy)
}

function decideOne({ person, slot }: Wish, free: number[], now: number): Outcome<'seat'> {
  const left = free[slot] ?? 0
  if (now < RELEASE) return { refusal: new DomainError('slot_not_released') }
  if (person.hasSeat) return { refusal: new DomainError('limit_same_service_day') }
  if (left === 0) return { refusal: new DomainError('slot_full') }
  free[slot] = left - 1
  person.hasSeat = true
  return { answer: 'seat' }
}

function toldBy(error: unknown): Awaited<ReturnType<Ask>> {
  if (!(error instanceof DomainError)) throw error
  const { retryAfterMs, placeTicket } = error.facts
  if (error.code === 'too_many_requests')
    return { retryAfterMs: Number(retryAfterMs), ticket: String(placeTicket) }
  return error.code === 'slot_full' ? 'full' : 'closed'
}

interface Playing {
  readonly ask: Ask
  readonly time: SimulatedTime
  readonly random: () => number
}

/** Looks when it opens, taps, waits as it is told, and taps another time when the first was full. */
function holdPhone(
  person: Person,
  { ask, time, free, random }: Playing & { readonly free: readonly number[] },
): void {
  const tap = async (ticket?: string, wanted = choose(free, random)): Promise<void> => {
    if (wanted === null) return
    const told = await ask({ person, slot: wanted, ticket })
    if (told === 'full') time.later(() => void tap(), NEXT_TAP_MS * (0.5 + random()))
    else if (typeof told === 'object') {
      time.later(() => void tap(told.ticket, wanted), told.retryAfterMs + random() * 1_000)
    }
  }
  const seesAt = RELEASE - time.now() + random() * LIST_SPREAD_MS
  time.later(() => void tap(), seesAt + MEDIAN_TAP_MS * Math.exp(TAP_SIGMA * normal(random)))
}

/** Asks for every time in turn, before the hour and on, and keeps what it is told to better its place. */
function runScript(person: Person, { ask, time, slots, random }: Playing & { readonly slots: number }): void {
  const tickets = new Map<number, string>()
  let turn = Math.floor(random() * slots)
  const again = (): void => {
    if (person.hasSeat) return
    const slot = turn % slots
    turn++
    void ask({ person, slot, ticket: tickets.get(slot) }).then((told) => {
      if (typeof told === 'object') tickets.set(slot, told.ticket)
    })
    time.later(again, SCRIPT_PERIOD_MS)
  }
  time.later(again, random() * ASK_AGAIN_MS)
}

function choose(free: readonly number[], random: () => number): number | null {
  const open = free.flatMap((left, slot) => (left > 0 ? [slot] : []))
  return open[Math.floor(random() * open.length)] ?? null
}

/** Mulberry32: small, even, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
