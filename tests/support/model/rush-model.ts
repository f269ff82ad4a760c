import { ASK_AGAIN_MS } from '#server/platform/admission/kept-place'
import { type Ask, crowdOf, openRushDesk, outcomeOf, type Person, type RushOutcome } from './rush-desk'
import { randomOf, tapMs } from './seeded-random'
import { createSimulatedTime, type SimulatedTime } from './simulated-time'

export interface Rush {
  readonly phones: number
  readonly scripts: number
  readonly slots: number
  readonly seatsPerSlot: number
  /** The same number is the same morning. */
  readonly seed: number
  readonly hasLots: boolean
}

const RELEASE = Date.parse('2026-11-23T07:00:00+08:00')
const BEFORE_MS = 3_000
const LASTS_MS = 30_000
/** As fast as a script over a good line asks, for every slot in turn and without waiting for answers. */
const SCRIPT_PERIOD_MS = 40
/** The list comes within half a second of the opening (src/features/appointment/slots/next-look.ts). */
const LIST_SPREAD_MS = 500
/** To read that it was full and tap another. */
const NEXT_TAP_MS = 3_000

/**
 * A morning at release time before the real admission, in simulated time: phones in people's hands, and scripts with an
 * account each that ask as fast as they may, before the hour, after it, and again whatever they were told.
 */
export async function playRushHour(rush: Rush): Promise<RushOutcome> {
  const random = randomOf(rush.seed)
  const time = createSimulatedTime(RELEASE - BEFORE_MS)
  const free = Array.from({ length: rush.slots }, () => rush.seatsPerSlot)
  const people = crowdOf(rush.phones, rush.scripts, rush.seed)
  const ask = openRushDesk({ ...rush, time, free, opensAt: () => RELEASE })
  for (const person of people) {
    if (person.isScript) runScript(person, { ask, time, slots: rush.slots, random })
    else holdPhone(person, { ask, time, free, random })
  }
  await time.pass(BEFORE_MS + LASTS_MS)
  return outcomeOf(people)
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
  time.later(() => void tap(), seesAt + tapMs(random))
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
