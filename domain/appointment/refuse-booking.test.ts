import { describe, expect, it } from 'vitest'
import type { DomainErrorCode } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import { addDays, instantAt, localDate, localTime } from '../kernel/time'
import { bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'
import { refuseBooking, refuseKeptSeat } from './refuse-booking'
import type { OpenAppointment, PersonFacts } from './refuse-person'
import { type Entitlements, NO_ENTITLEMENTS, type SlotFacts } from './refuse-slot'

const MINUTE_MS = 60_000
const today = localDate('2026-11-21')
const now = instantAt(today, localTime('10:00'))
const inForce = <Code extends 'BK-02' | 'BK-03' | 'BK-07' | 'BK-18' | 'BK-19' | 'BK-AGE'>(rule: Code) =>
  bookingRule(DEFAULT_BOOKING_RULES, '*', rule, today)
const rules = {
  'BK-02': inForce('BK-02'),
  'BK-03': inForce('BK-03'),
  'BK-07': inForce('BK-07'),
  'BK-18': inForce('BK-18'),
  'BK-19': inForce('BK-19'),
  'BK-AGE': inForce('BK-AGE'),
}

function slotOn(day: string, changes: Partial<SlotFacts> = {}): SlotFacts {
  const on = localDate(day)
  return {
    id: 'slot',
    organizationId: 'centre',
    practitionerId: 'doctor',
    service: 'sick-visit',
    day: on,
    start: instantAt(on, localTime('09:00')),
    end: instantAt(on, localTime('09:30')),
    sessionStart: instantAt(on, localTime('08:00')),
    pool: 'public',
    free: 1,
    suspended: false,
    releaseAt: instantAt(addDays(on, -14), localTime('07:00')),
    windowDays: 14,
    reopensAt: null,
    ...changes,
  }
}

const slot = slotOn('2026-11-25')
const child: PersonFacts = { birthDate: localDate('2021-05-20'), bookedBySelf: false, open: [], ban: null }
const signed: Entitlements = { ...NO_ENTITLEMENTS, signedFamily: true }

function open(day: string, from: string, to: string, service: Service = 'vaccination'): OpenAppointment {
  const on = localDate(day)
  return {
    id: `${day} ${from}`,
    service,
    day: on,
    start: instantAt(on, localTime(from)),
    end: instantAt(on, localTime(to)),
  }
}

function code(
  of: SlotFacts,
  person: PersonFacts | null = child,
  at: Date | string = now,
  family: Entitlements = NO_ENTITLEMENTS,
): DomainErrorCode | null {
  return refuseBooking(of, person, family, new Date(at), rules)?.code ?? null
}

/**
 * The ladder from its first step to its last: what makes each step refuse, as a change to a slot or to a person for
 * whom nothing is wrong.
 */
const LADDER: readonly [DomainErrorCode, Partial<SlotFacts>, Partial<PersonFacts>][] = [
  ['slot_suspended', { suspended: true }, {}],
  ['slot_started', { start: now }, {}],
  ['slot_too_soon', { start: new Date(now.getTime() + 15 * MINUTE_MS - 1) }, {}],
  ['slot_not_released', { releaseAt: new Date(now.getTime() + 1) }, {}],
  ['slot_pool_on_site', { pool: 'on-site' }, {}],
  ['guardian_required', {}, { bookedBySelf: true }],
  ['service_age', {}, { birthDate: localDate('2026-11-26') }],
  ['booking_banned', {}, { ban: { from: localDate('2026-11-01'), until: localDate('2027-01-30') } }],
  ['limit_same_service_day', {}, { open: [open('2026-11-25', '15:00', '15:30', 'sick-visit')] }],
  [
    'limit_day',
    {},
    { open: [open('2026-11-25', '14:00', '14:30'), open('2026-11-25', '15:00', '15:30', 'follow-up')] },
  ],
  [
    'limit_open',
    {},
    {
      open: [
        open('2026-11-26', '09:00', '09:30'),
        open('2026-11-27', '09:00', '09:30'),
        open('2026-11-28', '09:00', '09:30'),
      ],
    },
  ],
  [
    'limit_service_window',
    {},
    {
      open: [
        open('2026-11-26', '09:00', '09:30', 'sick-visit'),
        open('2026-11-27', '09:00', '09:30', 'sick-visit'),
      ],
    },
  ],
  ['time_overlap', {}, { open: [open('2026-11-25', '09:29', '09:40')] }],
  ['slot_full', { free: 0 }, {}],
]

describe('the ladder', () => {
  it('lets a child have a free slot', () => {
    expect(code(slot)).toBeNull()
    expect(code(slot, null)).toBeNull()
  })

  it.each(LADDER)('refuses with %s', (refusal, slotChange, personChange) => {
    expect(code({ ...slot, ...slotChange }, { ...child, ...personChange })).toBe(refusal)
  })

  it('says the first reason when there are several', () => {
    const steps = LADDER.map(([refusal]) => refusal)
    for (const [higher, [, slotA, personA]] of LADDER.entries()) {
      for (const [, slotB, personB] of LADDER.slice(higher + 1)) {
        const person = {
          ...child,
          ...personB,
          ...personA,
          open: [...(personA.open ?? []), ...(personB.open ?? [])],
        }
        const refusal = code({ ...slot, ...slotB, ...slotA }, person)
        // Appointments of both together may fill a limit further up, which then comes first.
        expect(steps.indexOf(refusal as DomainErrorCode)).toBeLessThanOrEqual(higher)
        if (!personA.open || !personB.open) expect(refusal).toBe(steps[higher])
      }
    }
  })

  it('says everything of the slot before a person is chosen', () => {
    expect(code({ ...slot, pool: 'on-site' }, null)).toBe('slot_pool_on_site')
    expect(code({ ...slot, free: 0 }, null)).toBe('slot_full')
  })
})

describe('beginning (BK-02)', () => {
  it.each([
    ['09:44:59.999', null],
    ['09:45:00.000', null],
    ['09:45:00.001', 'slot_too_soon'],
    ['09:59:59.999', 'slot_too_soon'],
    ['10:00:00.000', 'slot_started'],
  ])('at %s of a slot at 10:00: %s', (at, refusal) => {
    expect(code({ ...slot, start: now }, child, `2026-11-21T${at}+08:00`)).toBe(refusal)
  })

  it('says how long before the slot booking ends', () => {
    const soon = { ...slot, start: new Date(now.getTime() + MINUTE_MS) }
    expect(refuseBooking(soon, child, NO_ENTITLEMENTS, now, rules)?.facts).toEqual({ minutes: 15 })
  })
})

describe('a seat that is kept for somebody (journeys E1 30)', () => {
  const kept = (of: SlotFacts, at: Date | string = now, person = child) =>
    refuseKeptSeat(of, person, new Date(at), rules)?.code ?? null

  it('opens at no hour and closes when the visit begins', () => {
    expect(kept(slot, '2026-11-25T00:10:00+08:00')).toBeNull()
    expect(kept(slot, '2026-11-25T08:50:00+08:00')).toBeNull()
    expect(kept(slot, slot.start)).toBe('slot_started')
    expect(kept({ ...slot, suspended: true })).toBe('slot_suspended')
  })

  it('asks of the person what every booking asks, and for a seat', () => {
    const busy = { ...child, open: [open('2026-11-25', '09:10', '09:20')] }
    expect(kept(slot, now, busy)).toBe('time_overlap')
    expect(
      kept({ ...slot, service: 'child-checkup' }, now, { ...child, birthDate: localDate('2010-01-01') }),
    ).toBe('service_age')
    expect(kept({ ...slot, free: 0 })).toBe('slot_full')
  })
})

describe('release (BK-02, BK-03)', () => {
  const twoWeeksOn = slotOn('2026-12-05')

  it.each([
    ['2026-11-20T23:59:59+08:00', 'slot_outside_window'],
    ['2026-11-21T00:00:00+08:00', 'slot_not_released'],
    ['2026-11-21T06:59:59.999+08:00', 'slot_not_released'],
    ['2026-11-21T07:00:00+08:00', null],
  ])('of the last day of the window: at %s %s', (at, refusal) => {
    expect(code(twoWeeksOn, child, at)).toBe(refusal)
  })

  it.each([
    ['2026-11-20T19:59:59.999+08:00', 'slot_outside_window'],
    ['2026-11-20T20:00:00+08:00', null],
  ])('to a signed family: at %s %s', (at, refusal) => {
    expect(code(twoWeeksOn, child, at, signed)).toBe(refusal)
  })

  it.each([
    ['2026-11-24T23:59:59+08:00', null],
    ['2026-11-25T00:00:00+08:00', 'slot_not_released'],
    ['2026-11-25T06:59:59.999+08:00', 'slot_not_released'],
    ['2026-11-25T07:00:00+08:00', null],
  ])('of what is left on the day itself: at %s %s', (at, refusal) => {
    expect(code(slot, child, at)).toBe(refusal)
    expect(code(slot, child, at, signed)).toBe(refusal)
  })

  it('says when it opens', () => {
    const refusal = refuseBooking(slotOn('2026-12-06'), child, NO_ENTITLEMENTS, now, rules)
    expect(refusal).toEqual({ code: 'slot_outside_window', facts: { opensAt: '2026-11-22T07:00:00+08:00' } })
  })

  it('of a lead hospital is a week ahead', () => {
    const hospital = { windowDays: 7, releaseAt: instantAt(today, localTime('07:00')) }
    expect(code(slotOn('2026-11-28', hospital))).toBeNull()
    expect(code(slotOn('2026-11-28', hospital), child, '2026-11-21T06:59:59.999+08:00')).toBe(
      'slot_not_released',
    )
  })
})

describe('age', () => {
  const bornOn = (birthDate: string, bookedBySelf = false) => ({
    ...child,
    birthDate: localDate(birthDate),
    bookedBySelf,
  })

  it.each([
    ['child-checkup', '2019-11-26', null],
    ['child-checkup', '2019-11-25', 'service_age'],
    ['child-checkup', '2026-11-25', null],
    ['child-checkup', '2026-11-26', 'service_age'],
    ['sick-visit', '2008-11-26', null],
    ['sick-visit', '2008-11-25', 'service_age'],
    ['vaccination', '1949-12-31', null],
    ['follow-up', '1949-12-31', null],
    ['expert-outreach', '1949-12-31', null],
  ] as const)('for a %s on the day of the visit, born on %s: %s', (service, birthDate, refusal) => {
    expect(code({ ...slot, service }, bornOn(birthDate))).toBe(refusal)
  })

  it.each([
    ['2012-11-22', true, 'guardian_required'],
    ['2012-11-21', true, null],
    ['2012-11-22', false, null],
  ])('born on %s, booking alone %s (BK-18): %s', (birthDate, alone, refusal) => {
    expect(code(slot, bornOn(birthDate, alone))).toBe(refusal)
  })

  it('of a child of 29 February is 84 months on 28 February seven years later', () => {
    const checkup = slotOn('2027-02-28', { service: 'child-checkup', releaseAt: now })
    const day = '2027-02-20T10:00:00+08:00'
    expect(code(checkup, bornOn('2020-02-29'), day)).toBe('service_age')
    expect(code({ ...checkup, day: localDate('2027-02-27') }, bornOn('2020-02-29'), day)).toBeNull()
  })
})

describe('overlap (BK-08), half-open', () => {
  it.each([
    ['08:30', '09:00', null],
    ['08:30', '09:01', 'time_overlap'],
    ['09:00', '09:30', 'time_overlap'],
    ['09:10', '09:20', 'time_overlap'],
    ['08:00', '12:00', 'time_overlap'],
    ['09:29', '10:00', 'time_overlap'],
    ['09:30', '10:00', null],
  ])('with a visit from %s to %s: %s', (from, to, refusal) => {
    expect(code(slot, { ...child, open: [open('2026-11-25', from, to)] })).toBe(refusal)
  })

  it('says with which', () => {
    const person = { ...child, open: [open('2026-11-25', '09:10', '09:20')] }
    expect(refuseBooking(slot, person, NO_ENTITLEMENTS, now, rules)?.facts).toEqual({
      start: '2026-11-25T09:10:00+08:00',
    })
  })
})

describe('limits (BK-07)', () => {
  it('allow one less than they name', () => {
    const one = [open('2026-11-25', '15:00', '15:30')]
    const two = [open('2026-11-26', '09:00', '09:30'), open('2026-11-27', '09:00', '09:30')]
    const sameService = [open('2026-11-26', '09:00', '09:30', 'sick-visit')]
    for (const some of [one, two, sameService]) expect(code(slot, { ...child, open: some })).toBeNull()
  })
})
