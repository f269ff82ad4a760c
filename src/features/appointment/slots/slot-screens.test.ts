import { describe, expect, test } from 'vitest'
import { type DomainErrorCode, refuse } from '#domain/kernel/errors'
import { localDate } from '#domain/kernel/time'
import type { OfferedSlot } from './offered-slot'
import { refusalWords } from './refusal-words'
import { isWaitable, slotChipOf } from './slot-chip-of'
import { CALENDAR_DAYS, firstUsefulDay, slotDays } from './slot-days'
import { begunAndAhead, halfDays, reasonsOfDay, refusalOfPerson, withoutOwnSlot } from './slots-of-day'

const today = localDate('2026-11-24')

function slot(time: string, free: number, code?: DomainErrorCode, day = '2026-11-24'): OfferedSlot {
  const start = `${day}T${time}:00+08:00`
  return {
    id: `${day} ${time}`,
    practitionerId: 'he-jing',
    practitionerName: '何静',
    day,
    start,
    end: start,
    capacity: 4,
    free,
    bookable: code === undefined,
    refusal:
      code && refuse(code, code === 'slot_not_released' ? { opensAt: '2026-11-24T12:00:00+08:00' } : {}),
  }
}

describe('a chip says what its slot is', () => {
  test.each([
    ['free', slot('08:20', 4), false, false, '剩 4', '8点20，剩4个号'],
    ['chosen', slot('08:20', 4), true, false, '已选 · 剩 4', '8点20，剩4个号，已选'],
    ['chosen', slot('08:20', 4), true, true, '选好了', '8点20，剩4个号，已选'],
    [
      'refused',
      slot('09:40', 1, 'slot_pool_referral'),
      false,
      false,
      '转诊预留',
      '9点40，转诊预留，约不了，点一下看原因',
    ],
    [
      'refused',
      slot('09:40', 1, 'slot_pool_referral'),
      false,
      true,
      '留给转诊的',
      '9点40，留给转诊的，约不了，点一下看原因',
    ],
    ['refused', slot('09:20', 0, 'slot_full'), true, false, '满', '9点20，满，约不了，点一下看原因'],
  ] as const)('%s %j chosen %s elder %s', (state, offered, chosen, elder, label, spokenLabel) => {
    expect(slotChipOf(offered, { chosen, today, elder })).toMatchObject({ state, label, spokenLabel })
  })

  test.each([
    [false, '满 · 可候补'],
    [true, '满了，可以排队'],
  ])('a full one can be waited for, but not where a visit moves (elder %s)', (elder, label) => {
    const full = slot('09:20', 0, 'slot_full')
    expect(slotChipOf(full, { chosen: false, today, elder, canWait: true })).toMatchObject({
      state: 'waitable',
      label,
      spokenLabel: '9点20，满了，可以候补，点一下看怎么排',
    })
    expect(slotChipOf(full, { chosen: false, today, elder }).state).toBe('refused')
  })

  test('nobody waits while the doctor has a seat left in that half of the day', () => {
    const full = slot('09:20', 0, 'slot_full')
    expect(isWaitable(full, [full, slot('14:00', 1), slot('10:00', 1, undefined, '2026-11-25')])).toBe(true)
    expect(isWaitable(full, [full, slot('11:00', 1)])).toBe(false)
    expect(isWaitable(full, [full, { ...slot('11:00', 1), practitionerId: 'another' }])).toBe(true)
    const reserved = slot('09:20', 1, 'slot_pool_referral')
    expect(isWaitable(reserved, [reserved])).toBe(false)
  })

  test('an hour of release is only said for today', () => {
    const refusal = refuse('slot_not_released', { opensAt: '2026-11-24T12:00:00+08:00' })
    expect(refusalWords(refusal, '2026-11-24', false)).toBe('12:00 放号')
    expect(refusalWords(refusal, '2026-11-23', false)).toBe('未放号')
    const freed = refuse('slot_reopens', { opensAt: '2026-11-24T10:05:00+08:00' })
    expect(refusalWords(freed, '2026-11-24', false)).toBe('10:05 放号')
  })

  test('a code nobody thought of still says that it cannot be had', () => {
    expect(refusalWords(refuse('busy'), today, false)).toBe('约不了')
  })
})

describe('a day of the calendar says what is left, or one word for why nothing is', () => {
  test.each([
    ['剩 6', [slot('08:20', 4), slot('08:40', 2), slot('09:00', 3, 'slot_pool_on_site')]],
    ['休息', []],
    ['停诊', [slot('08:20', 4, 'slot_suspended')]],
    ['未放号', [slot('08:20', 4, 'slot_started'), slot('08:40', 2, 'slot_not_released')]],
    ['有退号', [slot('08:20', 0, 'slot_full'), slot('08:40', 1, 'slot_reopens')]],
    ['已过', [slot('08:20', 4, 'slot_started')]],
    ['已过', [slot('08:20', 4, 'slot_started'), slot('08:40', 4, 'slot_too_soon')]],
    ['已约', [slot('08:20', 4, 'slot_started'), slot('08:40', 2, 'limit_same_service_day')]],
    ['满', [slot('08:20', 0, 'slot_full'), slot('09:00', 3, 'slot_pool_on_site')]],
    ['约不了', [slot('08:20', 4, 'service_age')]],
  ] as const)('%s', (note, slots) => {
    const [first] = slotDays(slots, today)
    expect(first).toMatchObject({ weekday: '今天', day: '24', note, off: !note.startsWith('剩') })
  })

  test('fourteen days, opened at the first with something to take', () => {
    const days = slotDays([slot('08:20', 0, 'slot_full'), slot('08:20', 1, undefined, '2026-11-26')], today)
    expect(days).toHaveLength(CALENDAR_DAYS)
    expect(days[1]).toMatchObject({ weekday: '周三', day: '25', note: '休息' })
    expect(firstUsefulDay(days)).toBe('2026-11-26')
  })

  test('with nothing to take anywhere, the first day on which somebody sees patients', () => {
    expect(firstUsefulDay(slotDays([slot('08:20', 0, 'slot_full', '2026-11-25')], today))).toBe('2026-11-25')
    expect(firstUsefulDay(slotDays([], today))).toBe(today)
  })
})

test('half-days are half-open and in the order of time', () => {
  const halves = halfDays([slot('18:00', 1), slot('12:00', 1), slot('11:40', 1), slot('08:00', 1)])
  expect(halves.map(({ name, slots }) => [name, slots.map(({ start }) => start.slice(11, 16))])).toEqual([
    ['上午', ['08:00', '11:40']],
    ['下午', ['12:00']],
    ['晚上', ['18:00']],
  ])
})

test('what has begun stands apart from what is ahead, each in the order of time', () => {
  const first = slot('08:00', 1, 'slot_started')
  const second = slot('08:20', 0, 'slot_started')
  const tooSoon = slot('08:40', 1, 'slot_too_soon')
  const full = slot('09:00', 0, 'slot_full')
  expect(begunAndAhead({ name: '上午', slots: [first, second, tooSoon, full] })).toEqual({
    begun: [first, second],
    ahead: [tooSoon, full],
  })
  expect(begunAndAhead({ name: '上午', slots: [full] })).toEqual({ begun: [], ahead: [full] })
  expect(begunAndAhead({ name: '上午', slots: [first] })).toEqual({ begun: [first], ahead: [] })
})

test('each reason is told once, with its times; what has started needs none', () => {
  const reasons = reasonsOfDay([
    slot('08:00', 1, 'slot_started'),
    slot('08:20', 0, 'slot_full'),
    slot('08:40', 2),
    slot('09:00', 0, 'slot_full'),
    slot('09:20', 1, 'slot_pool_on_site'),
  ])
  expect(reasons.map(({ times, refusal }) => [refusal.code, times])).toEqual([
    ['slot_full', ['08:20', '09:00']],
    ['slot_pool_on_site', ['09:20']],
  ])
})

test('a sentence that stands under the open chip, or of the person, is not in the list again', () => {
  const slots = [
    slot('08:40', 1, 'slot_too_soon'),
    slot('09:00', 0, 'slot_full'),
    slot('09:20', 1, 'limit_day'),
  ]
  const codes = reasonsOfDay(slots, [refuse('slot_too_soon'), refuse('limit_day'), null, undefined])
  expect(codes.map(({ refusal }) => refusal.code)).toEqual(['slot_full'])
})

describe('journeys E1 14: the limits of this person are told before the last step', () => {
  test('the reason of the person stands behind every slot', () => {
    const slots = [
      slot('08:00', 1, 'slot_started'),
      slot('08:20', 1, 'limit_day'),
      slot('08:40', 1, 'slot_full'),
    ]
    expect(refusalOfPerson(slots)?.code).toBe('limit_day')
  })

  test('one bookable slot means there is none', () => {
    expect(refusalOfPerson([slot('08:20', 1, 'time_overlap'), slot('08:40', 1)])).toBeNull()
  })

  test('a reserved slot says nothing about the person', () => {
    expect(refusalOfPerson([slot('08:20', 1, 'slot_pool_on_site')])).toBeNull()
  })
})

test('BK-15: the time that a visit already has is not offered to move it to, not even as 满', () => {
  const own = slot('08:20', 0, 'slot_full')
  const [shown, other] = withoutOwnSlot([own, slot('08:40', 1)], own.id)
  expect([shown?.refusal?.code, other?.bookable]).toEqual(['reschedule_same_slot', true])
  expect(withoutOwnSlot([own], undefined)).toEqual([own])
})
