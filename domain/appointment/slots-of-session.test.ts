import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, type LocalTime, localDate, localTime } from '../kernel/time'
import { expectedAt, type SessionPlan, slotsOfSession } from './slots-of-session'

const morning: SessionPlan = {
  day: localDate('2026-11-25'),
  startTime: localTime('08:30'),
  endTime: localTime('11:30'),
  visitMinutes: 10,
  seatsPerSlot: 3,
  maxSlotMinutes: 30,
  reserves: [],
}

function timeOf(minute: number): LocalTime {
  const two = (n: number) => String(n).padStart(2, '0')
  return localTime(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
}

const plans = fc
  .record({
    startMinute: fc.integer({ min: 0, max: 1380 }),
    lengthMinutes: fc.integer({ min: 30, max: 600 }),
    visitMinutes: fc.integer({ min: 1, max: 30 }),
    seats: fc.integer({ min: 1, max: 30 }),
    reserves: fc.array(
      fc.record({
        pool: fc.constantFrom('on-site' as const, 'referral' as const, 'signed-family' as const),
        every: fc.integer({ min: 1, max: 9 }),
        offset: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(
    ({ startMinute, lengthMinutes, visitMinutes, seats, reserves }): SessionPlan => ({
      ...morning,
      startTime: timeOf(startMinute),
      endTime: timeOf(Math.min(1440, startMinute + lengthMinutes)),
      visitMinutes,
      seatsPerSlot: Math.min(seats, Math.floor(30 / visitMinutes)),
      reserves,
    }),
  )

describe('the slots of a session', () => {
  it('are half-hours of three for a morning of ten-minute visits', () => {
    const slots = slotsOfSession(morning)
    expect(slots).toHaveLength(6)
    expect(slots[0]).toEqual({
      start: new Date('2026-11-25T08:30:00+08:00'),
      end: new Date('2026-11-25T09:00:00+08:00'),
      pool: 'public',
      capacity: 3,
      firstNumber: 1,
    })
    expect(slots[5]).toMatchObject({ end: new Date('2026-11-25T11:30:00+08:00'), firstNumber: 16 })
  })

  it('fill the session in order, without a gap or an overlap, none over 30 minutes (BK-04)', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const slots = slotsOfSession(plan)
        const end = instantAt(plan.day, plan.endTime)
        expect(slots[0]?.start).toEqual(instantAt(plan.day, plan.startTime))
        for (const [index, slot] of slots.entries()) {
          const minutes = (slot.end.getTime() - slot.start.getTime()) / 60_000
          expect(minutes).toBe(plan.visitMinutes * slot.capacity)
          expect(minutes).toBeLessThanOrEqual(30)
          expect(slot.start).toEqual(slots[index - 1]?.end ?? slot.start)
        }
        const rest = (end.getTime() - (slots.at(-1)?.end.getTime() ?? 0)) / 60_000
        expect(rest).toBeGreaterThanOrEqual(0)
        expect(rest).toBeLessThan(plan.visitMinutes * plan.seatsPerSlot)
      }),
    )
  })

  it('number their seats through the session, each number once', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const slots = slotsOfSession(plan)
        const numbers = slots.flatMap((slot) =>
          Array.from({ length: slot.capacity }, (_, seat) => slot.firstNumber + seat),
        )
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      }),
    )
  })

  it('keep a reserve where it is asked for, and the first named wins', () => {
    const reserves = [
      { pool: 'on-site', every: 3, offset: 2 },
      { pool: 'referral', every: 5, offset: 0 },
    ] as const
    expect(slotsOfSession({ ...morning, reserves }).map(({ pool }) => pool)).toEqual([
      'referral',
      'public',
      'on-site',
      'public',
      'public',
      'on-site',
    ])
  })

  it('end at midnight without slipping into another day', () => {
    const slots = slotsOfSession({ ...morning, startTime: localTime('23:00'), endTime: localTime('24:00') })
    expect(slots.at(-1)?.end).toEqual(new Date('2026-11-26T00:00:00+08:00'))
  })

  it.each([
    ['a slot longer than allowed', { seatsPerSlot: 4 }],
    ['a slot of no length', { visitMinutes: 0 }],
    ['no seats', { seatsPerSlot: 0 }],
    ['a session shorter than a slot', { endTime: localTime('08:50') }],
    ['a session that ends before it starts', { endTime: localTime('08:00') }],
  ])('are refused as a wrong template for %s', (_, change) => {
    expect(() => slotsOfSession({ ...morning, ...change })).toThrow(RangeError)
  })
})

describe('the expected minute', () => {
  it('follows the seats of a slot', () => {
    const start = new Date('2026-11-25T08:30:00+08:00')
    const end = new Date('2026-11-25T09:00:00+08:00')
    expect([1, 2, 3].map((seat) => expectedAt(start, end, 3, seat))).toEqual([
      start,
      new Date('2026-11-25T08:40:00+08:00'),
      new Date('2026-11-25T08:50:00+08:00'),
    ])
  })
})
