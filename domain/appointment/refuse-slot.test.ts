import { describe, expect, it } from 'vitest'
import { addDays, instantAt, localDate, localTime } from '../kernel/time'
import { bookingRule, DEFAULT_BOOKING_RULES } from './booking-rules'
import { type Entitlements, NO_ENTITLEMENTS, refuseSlot, type SlotFacts } from './refuse-slot'

const today = localDate('2026-11-21')
const now = instantAt(today, localTime('10:00'))
const rules = {
  'BK-02': bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-02', today),
  'BK-03': bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-03', today),
  'BK-19': bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-19', today),
}
const day = localDate('2026-12-05')
const slot: SlotFacts = {
  id: 'slot',
  organizationId: 'centre',
  practitionerId: 'doctor',
  service: 'sick-visit',
  day,
  start: instantAt(day, localTime('09:00')),
  end: instantAt(day, localTime('09:30')),
  sessionStart: instantAt(day, localTime('08:00')),
  pool: 'public',
  free: 1,
  suspended: false,
  releaseAt: instantAt(addDays(day, -14), localTime('07:00')),
  windowDays: 14,
  reopensAt: null,
}
const signed: Entitlements = { ...NO_ENTITLEMENTS, signedFamily: true }
const referred: Entitlements = { ...NO_ENTITLEMENTS, acceptedReferral: true }

const code = (of: Partial<SlotFacts>, family: Entitlements, at = now) =>
  refuseSlot({ ...slot, ...of }, family, at, rules)?.code ?? null

describe('pools (BK-05)', () => {
  it.each([
    ['public', NO_ENTITLEMENTS, null],
    ['signed-family', NO_ENTITLEMENTS, 'slot_pool_signed_family'],
    ['signed-family', signed, null],
    ['signed-family', referred, 'slot_pool_signed_family'],
    ['referral', NO_ENTITLEMENTS, 'slot_pool_referral'],
    ['referral', referred, null],
    ['referral', signed, 'slot_pool_referral'],
    ['on-site', { signedFamily: true, acceptedReferral: true }, 'slot_pool_on_site'],
  ] as const)('%s for %j: %s', (pool, family, refusal) => {
    expect(code({ pool }, family)).toBe(refusal)
  })
})

it.each([
  ['referral', '2026-12-04T08:59:59+08:00', 'slot_pool_referral'],
  ['referral', '2026-12-04T09:00:00+08:00', null],
  ['signed-family', '2026-12-04T08:59:59+08:00', 'slot_pool_signed_family'],
  ['signed-family', '2026-12-04T09:00:00+08:00', null],
  ['on-site', '2026-12-05T07:59:59+08:00', 'slot_pool_on_site'],
  ['on-site', '2026-12-05T08:00:00+08:00', null],
] as const)('BK-19, E1 35: nobody took what is kept (%s), at %s: %s', (pool, at, refusal) => {
  expect(code({ pool }, NO_ENTITLEMENTS, new Date(at))).toBe(refusal)
})

it('opens to a signed family never later than to everybody, also when the window became shorter since (BK-03)', () => {
  expect(code({ windowDays: 7 }, NO_ENTITLEMENTS)).toBeNull()
  expect(code({ windowDays: 7 }, signed)).toBeNull()
})

it('what was published late is open to nobody before, signed families neither, and no seat of it came free', () => {
  const releaseAt = instantAt(addDays(today, 1), localTime('07:00'))
  const late = { day: addDays(today, 3), releaseAt, reopensAt: releaseAt }
  for (const family of [NO_ENTITLEMENTS, signed, referred]) {
    expect(refuseSlot({ ...slot, ...late }, family, now, rules)).toEqual({
      code: 'slot_not_released',
      facts: { opensAt: '2026-11-22T07:00:00+08:00' },
    })
    expect(code(late, family, releaseAt)).toBeNull()
  }
})

it('a seat that came free opens at its minute; a full slot says nothing of it', () => {
  const reopensAt = instantAt(today, localTime('10:01'))
  expect(refuseSlot({ ...slot, reopensAt }, NO_ENTITLEMENTS, now, rules)).toEqual({
    code: 'slot_reopens',
    facts: { opensAt: '2026-11-21T10:01:00+08:00' },
  })
  expect(code({ reopensAt }, signed)).toBe('slot_reopens')
  expect(code({ reopensAt }, NO_ENTITLEMENTS, reopensAt)).toBeNull()
  expect(code({ reopensAt, free: 0 }, NO_ENTITLEMENTS)).toBeNull()
  expect(code({ reopensAt, pool: 'on-site' }, NO_ENTITLEMENTS)).toBe('slot_pool_on_site')
})
