import { DomainError } from '#domain/kernel/errors'
import { createAdmission, type Desk, type Outcome } from '#server/platform/admission/admission'
import { ASK_AGAIN_MS } from '#server/platform/admission/kept-place'
import { createPlaceTickets } from '#server/platform/admission/place-ticket'
import type { SimulatedTime } from './simulated-time'

/** One of those who want a seat. */
export interface Person {
  readonly who: string
  readonly isScript: boolean
  hasSeat: boolean
}

/** Of everybody in a simulated rush; the last of them are scripts. */
export function crowdOf(phones: number, scripts: number, seed: number): Person[] {
  return Array.from({ length: phones + scripts }, (_, index) => ({
    who: `person-${seed}-${index}`,
    isScript: index >= phones,
    hasSeat: false,
  }))
}

export interface Wish {
  readonly person: Person
  readonly slot: number
  readonly ticket: string | undefined
}

export type Ask = (
  wish: Wish,
) => Promise<'seat' | 'full' | 'closed' | { readonly retryAfterMs: number; readonly ticket: string }>

interface Rules {
  readonly seed: number
  readonly time: SimulatedTime
  /** Seats by slot; whoever gets one takes it away here. */
  readonly free: number[]
  /** When a slot opens, or last opened. */
  readonly opensAt: (slot: number) => number
  /** With false whoever is first gets what has just opened: what the rules of fairness are measured against. */
  readonly hasLots: boolean
}

const DECIDE_MS = 15

/** The real admission in simulated time, before a desk that knows seats and openings and nothing else. */
export function openRushDesk({ seed, time, free, opensAt, hasLots }: Rules): Ask {
  const isNear = (slot: number): boolean => Math.abs(time.now() - opensAt(slot)) < ASK_AGAIN_MS
  const decideOne = ({ person, slot }: Wish): Outcome<'seat'> => {
    const left = free[slot] ?? 0
    if (time.now() < opensAt(slot)) return { refusal: new DomainError('slot_not_released') }
    if (person.hasSeat) return { refusal: new DomainError('limit_same_service_day') }
    if (left === 0) return { refusal: new DomainError('slot_full') }
    free[slot] = left - 1
    person.hasSeat = true
    return { answer: 'seat' }
  }
  const desk: Desk<Wish, 'seat'> = {
    alone: ({ person }) => [person.who],
    shared: ({ slot }) => String(slot),
    atOnce: 1,
    stands: ({ person, slot, ticket }) => ({
      whose: person.who,
      wants: String(slot),
      ticket,
      opensAt: hasLots && isNear(slot) ? opensAt(slot) : undefined,
    }),
    async decide(batch) {
      await new Promise<void>((resolve) => time.later(resolve, DECIDE_MS))
      return batch.map(decideOne)
    },
  }
  const tickets = createPlaceTickets(Buffer.alloc(32, seed))
  const admit = createAdmission({ tickets, now: time.now, later: time.later })
  return (wish) => admit(desk, wish).catch(toldBy)
}

function toldBy(error: unknown): Awaited<ReturnType<Ask>> {
  if (!(error instanceof DomainError)) throw error
  const { retryAfterMs, placeTicket } = error.facts
  if (error.code === 'too_many_requests')
    return { retryAfterMs: Number(retryAfterMs), ticket: String(placeTicket) }
  return error.code === 'slot_full' ? 'full' : 'closed'
}

export interface RushOutcome {
  readonly seats: number
  readonly byScripts: number
  /** Of the people. */
  readonly scriptsOfPeople: number
}

export function outcomeOf(people: readonly Person[]): RushOutcome {
  const seated = people.filter(({ hasSeat }) => hasSeat)
  return {
    seats: seated.length,
    byScripts: seated.filter(({ isScript }) => isScript).length,
    scriptsOfPeople: people.filter(({ isScript }) => isScript).length / people.length,
  }
}

/** By how much the scripts' part of the seats, over several rushes, is more than their part of the people. */
export function advantageOf(played: readonly RushOutcome[]): number {
  const seats = played.reduce((sum, one) => sum + one.seats, 0)
  const byScripts = played.reduce((sum, one) => sum + one.byScripts, 0)
  return byScripts / seats - (played[0]?.scriptsOfPeople ?? 0)
}
