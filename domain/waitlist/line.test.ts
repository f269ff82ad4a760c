import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { byPrecedence, type InLine, lineFor, placeInLine } from './line'
import { offerEndsAt } from './offer-time'
import { afterSilence } from './silence'
import { HALF_DAYS, WAITLIST_PRECEDENCES, type WaitedSlot } from './waitlist-entry'
import { DEFAULT_WAITLIST_RULES, type WaitlistRule } from './waitlist-rule'
import { wantsSlot, wantTheSame } from './wants-slot'

const rule = DEFAULT_WAITLIST_RULES[0]?.value as WaitlistRule
const day = localDate('2026-11-25')
const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`)

const slot: WaitedSlot = {
  organizationId: 'east',
  service: 'sick-visit',
  practitionerId: 'lin',
  isCertified: true,
  day,
  start: at('15:00'),
}
const entry: InLine = {
  id: 'a',
  organizationId: 'east',
  service: 'sick-visit',
  practitionerId: 'lin',
  fromDay: day,
  toDay: day,
  halfDay: 'any',
  precedence: 'joined',
  joinedAt: at('08:00'),
  hasOpenOffer: false,
  wasAsked: false,
}

describe('what somebody waits for', () => {
  it.each([
    ['their doctor on their day', {}, true],
    ['another doctor', { practitionerId: 'wu' }, false],
    ['any certified paediatrician', { practitionerId: null }, true],
    ['another place', { organizationId: 'west' }, false],
    ['another service', { service: 'vaccination' }, false],
    ['an earlier day', { fromDay: localDate('2026-11-26'), toDay: localDate('2026-11-27') }, false],
    ['the last day of the range', { fromDay: localDate('2026-11-20') }, true],
    ['the afternoon', { halfDay: 'afternoon' }, true],
    ['the morning', { halfDay: 'morning' }, false],
  ] as const)('%s: %#', (_, change, wants) => {
    expect(wantsSlot({ ...entry, ...change }, slot)).toBe(wants)
  })

  it('is not a doctor whose certificate has run out, for whoever asked for a certified one', () => {
    expect(wantsSlot({ ...entry, practitionerId: null }, { ...slot, isCertified: false })).toBe(false)
  })

  it('begins the afternoon at noon', () => {
    const noon = { ...slot, start: at('12:00') }
    expect(wantsSlot({ ...entry, halfDay: 'afternoon' }, noon)).toBe(true)
    expect(wantsSlot({ ...entry, halfDay: 'morning' }, { ...slot, start: at('11:59') })).toBe(true)
  })
})

/** A waitlist in the memory of a test: what the server keeps in tables, moved by the same decisions. */
function waitlist(names: readonly string[]) {
  const asked = new Set<string>()
  const closed = new Set<string>()
  const silences = new Map<string, number>()
  const paused = new Set<string>()
  const open = new Map<string, { name: string; until: Date }>()
  const end = (seat: string) => {
    const offer = open.get(seat)
    if (!offer) throw new Error(`nobody is asked about ${seat}`)
    open.delete(seat)
    return offer.name
  }
  const offer = (seat: string, now: Date) => {
    const line = names
      .filter((name) => !closed.has(name) && !paused.has(name))
      .map((name, index) => ({
        ...entry,
        id: name,
        joinedAt: new Date(at('08:00').getTime() + index * 60_000),
        hasOpenOffer: [...open.values()].some((one) => one.name === name),
        wasAsked: asked.has(`${seat} ${name}`),
      }))
    const [next] = lineFor(slot, line)
    if (!next) return
    asked.add(`${seat} ${next.id}`)
    open.set(seat, { name: next.id, until: offerEndsAt(slot.start, now, rule) })
  }
  return {
    open,
    paused,
    free: offer,
    decline(seat: string, now: Date) {
      end(seat)
      offer(seat, now)
    },
    accept: (seat: string) => closed.add(end(seat)),
    runOut(seat: string, now: Date) {
      const name = end(seat)
      const after = afterSilence(silences.get(name) ?? 0, rule)
      silences.set(name, after.silences)
      if (after.status === 'paused') paused.add(name)
      offer(seat, now)
    },
  }
}

describe('A, B and C wait in that order (rules D-BK, vectors)', () => {
  it('decline, silence and acceptance go through the line as published', () => {
    const list = waitlist(['A', 'B', 'C'])
    list.free('seat 1', at('10:00'))
    expect(list.open.get('seat 1')).toEqual({ name: 'A', until: at('10:15') })
    list.decline('seat 1', at('10:03'))
    expect(list.open.get('seat 1')).toEqual({ name: 'B', until: at('10:18') })
    list.free('seat 2', at('10:05'))
    expect(list.open.get('seat 2')).toEqual({ name: 'A', until: at('10:20') })
    list.runOut('seat 1', at('10:18'))
    expect(list.open.get('seat 1')).toEqual({ name: 'C', until: at('10:33') })
    list.accept('seat 2')
    list.free('seat 3', at('10:19'))
    // A is closed, C answers another offer: B again, who was silent once.
    expect(list.open.get('seat 3')?.name).toBe('B')
  })

  it('two seats that come free in the same millisecond go to two people', () => {
    const list = waitlist(['A', 'B', 'C'])
    list.free('seat 1', at('10:00'))
    list.free('seat 2', at('10:00'))
    expect([...list.open.values()].map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('two offers that run out pause', () => {
    const list = waitlist(['A'])
    list.free('seat 1', at('10:00'))
    list.runOut('seat 1', at('10:15'))
    expect([...list.paused]).toEqual([])
    list.free('seat 2', at('10:30'))
    list.runOut('seat 2', at('10:45'))
    expect([...list.paused]).toEqual(['A'])
    list.free('seat 3', at('11:00'))
    expect(list.open.size).toBe(0)
  })

  it('whatever is freed, declined, accepted or left unanswered: nobody has two offers, no seat asks anybody twice', () => {
    const acts = fc.array(
      fc.tuple(fc.constantFrom('free', 'decline', 'accept', 'runOut'), fc.integer({ min: 0, max: 5 })),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(acts, (history) => {
        const list = waitlist(['A', 'B', 'C', 'D'])
        const told: string[] = []
        for (const [act, number] of history) {
          const seat = `seat ${number}`
          const before = list.open.get(seat)
          if (act === 'free') {
            if (!before) list.free(seat, at('10:00'))
          } else if (before) {
            if (act === 'accept') list.accept(seat)
            else list[act](seat, at('10:00'))
          }
          const names = [...list.open.values()].map(({ name }) => name)
          expect(new Set(names).size).toBe(names.length)
          const after = list.open.get(seat)
          if (after && after !== before) told.push(`${seat} ${after.name}`)
        }
        expect(new Set(told).size).toBe(told.length)
      }),
    )
  })
})

describe('the published order', () => {
  const entries = fc.record({
    id: fc.uuid(),
    precedence: fc.constantFrom(...WAITLIST_PRECEDENCES),
    joinedAt: fc.date({ min: at('08:00'), max: at('08:01'), noInvalidDate: true }),
    halfDay: fc.constantFrom(...HALF_DAYS),
    practitionerId: fc.constantFrom('lin', 'wu', null),
    fromDay: fc.constantFrom(day, localDate('2026-11-24')),
    toDay: fc.constantFrom(day, localDate('2026-11-26')),
  })
  const lines = fc.uniqueArray(
    entries.map((made) => ({ ...entry, ...made })),
    { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
  )

  it('is referred, then taken back by the clinic, then who joined first', () => {
    const late = { ...entry, id: 'late', precedence: 'referred', joinedAt: at('09:30') } as const
    const takenBack = { ...entry, id: 'back', precedence: 'suspended', joinedAt: at('09:00') } as const
    expect([entry, takenBack, late].sort(byPrecedence).map(({ id }) => id)).toEqual(['late', 'back', 'a'])
  })

  it('is one order, whatever the rows came in', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const order = (rows: readonly InLine[]) => lineFor(slot, rows).map(({ id }) => id)
        expect(order([...line].reverse())).toEqual(order(line))
      }),
    )
  })

  it('whoever is asked before somebody counts in their place', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const asked = lineFor(slot, line)
        expect(asked.every((one, index) => placeInLine(one, line) > index)).toBe(true)
        expect(asked.every((a) => asked.every((b) => wantTheSame(a, b)))).toBe(true)
      }),
    )
  })
})
