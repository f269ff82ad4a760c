import { reopensAt } from '#domain/appointment/release'
import { nextLookMs } from '../../../src/features/appointment/slots/next-look'
import { type Ask, crowdOf, openRushDesk, outcomeOf, type Person, type RushOutcome } from './rush-desk'
import { randomOf, tapMs } from './seeded-random'
import { createSimulatedTime, type SimulatedTime } from './simulated-time'

export interface Morning {
  readonly phones: number
  readonly scripts: number
  readonly slots: number
  /** How many seats come free, each at a moment of its own. */
  readonly freed: number
  /** How often a script looks at the list, in milliseconds. */
  readonly scriptLooksMs: number
  /** The same number is the same morning. */
  readonly seed: number
  /** With false a freed seat lies on the pad at once, and whoever is first gets it. */
  readonly opensAtMinutes: boolean
}

const BEGINS = Date.parse('2026-11-23T10:00:00+08:00')
const LASTS_MS = 4 * 60_000
/** The last seats open after the others came free. */
const SETTLES_MS = 2 * 60_000

interface Playing {
  readonly ask: Ask
  readonly time: SimulatedTime
  readonly random: () => number
  readonly free: readonly number[]
  readonly opensAt: readonly number[]
}

/**
 * A morning on which everything is full, nobody stands in the waitlist, and seats come free now and then, before the real
 * admission in simulated time: phones whose list looks again as ours does, and scripts that look as often as they like and
 * ask in the very moment.
 */
export async function playFreedSeats(morning: Morning): Promise<RushOutcome> {
  const random = randomOf(morning.seed)
  const time = createSimulatedTime(BEGINS)
  const free = Array.from({ length: morning.slots }, () => 0)
  const opensAt = Array.from({ length: morning.slots }, () => BEGINS)
  const people = crowdOf(morning.phones, morning.scripts, morning.seed)
  const hasLots = morning.opensAtMinutes
  const ask = openRushDesk({ ...morning, time, free, hasLots, opensAt: (slot) => opensAt[slot] ?? BEGINS })
  for (let seat = 0; seat < morning.freed; seat++) {
    const slot = Math.floor(random() * morning.slots)
    time.later(() => {
      const isEmpty = free[slot] === 0
      free[slot] = (free[slot] ?? 0) + 1
      if (isEmpty && hasLots) opensAt[slot] = reopensAt(new Date(time.now())).getTime()
    }, random() * LASTS_MS)
  }
  const playing = { ask, time, random, free, opensAt }
  for (const person of people) {
    if (person.isScript) runScript(person, playing, morning.scriptLooksMs)
    else holdPhone(person, playing)
  }
  await time.pass(LASTS_MS + SETTLES_MS)
  return outcomeOf(people)
}

/** Has the list on the screen, and taps a time that it shows as free. */
function holdPhone(person: Person, playing: Playing): void {
  const { ask, time, random, free, opensAt } = playing
  const look = (): void => {
    if (person.hasSeat) return
    const slot = chooseOpen(playing)
    if (slot !== null) time.later(() => void ask({ person, slot, ticket: undefined }), tapMs(random))
    const listed = opensAt.flatMap((opening, index) =>
      (free[index] ?? 0) > 0
        ? [
            {
              refusal: { code: 'slot_reopens' as const, facts: { opensAt: new Date(opening).toISOString() } },
            },
          ]
        : [],
    )
    time.later(look, nextLookMs(listed, new Date(time.now()), random()))
  }
  time.later(look, random() * 15_000)
}

/** Looks at the list again and again, and asks in the moment in which it shows something, or in which it knows of it. */
function runScript(person: Person, playing: Playing, looksMs: number): void {
  const { ask, time, random, opensAt, free } = playing
  let planned = 0
  const tap = (slot: number): void => void ask({ person, slot, ticket: undefined })
  const look = (): void => {
    if (person.hasSeat) return
    const slot = chooseOpen(playing)
    if (slot !== null) tap(slot)
    const [soon] = opensAt.flatMap((opening, index) =>
      opening > time.now() && (free[index] ?? 0) > 0 ? [{ opening, index }] : [],
    )
    if (soon && planned !== soon.opening) {
      planned = soon.opening
      time.later(() => tap(soon.index), soon.opening - time.now())
    }
    time.later(look, looksMs)
  }
  time.later(look, random() * looksMs)
}

function chooseOpen({ free, opensAt, time, random }: Playing): number | null {
  const open = free.flatMap((left, slot) => (left > 0 && time.now() >= (opensAt[slot] ?? 0) ? [slot] : []))
  return open[Math.floor(random() * open.length)] ?? null
}
