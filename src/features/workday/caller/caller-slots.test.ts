import { describe, expect, it } from 'vitest'
import { refuse } from '#domain/kernel/errors'
import { localDate } from '#domain/kernel/time'
import { errorMessage } from '../../../api/error-messages'
import { dayOnChip, pickForCaller, refusalAloud } from './caller-slots'

const slot = (
  id: string,
  day: string,
  time: string,
  practitionerId = 'li',
  refusal?: ReturnType<typeof refuse>,
) => ({
  id,
  practitionerId,
  practitionerName: practitionerId === 'li' ? '李医生' : '王医生',
  day,
  start: `${day}T${time}:00+08:00`,
  bookable: !refusal,
  refusal,
})
const full = refuse('slot_full')
const rows = [
  slot('b', '2026-11-26', '09:30'),
  slot('a', '2026-11-25', '09:00', 'li', full),
  slot('a2', '2026-11-25', '09:30', 'li', full),
  slot('c', '2026-11-26', '09:00', 'wang'),
]

describe('what staff see first', () => {
  it('is the doctor and the day of the earliest free time, and no time that nobody asked for', () => {
    expect(pickForCaller(rows, {})).toMatchObject({
      practitionerId: 'wang',
      day: '2026-11-26',
      free: [{ id: 'c' }],
      chosen: null,
    })
    expect(pickForCaller(rows, { practitionerId: 'li' })).toMatchObject({
      days: [
        { day: '2026-11-25', free: 0 },
        { day: '2026-11-26', free: 1 },
      ],
      day: '2026-11-26',
      chosen: null,
    })
  })

  it('names every doctor once, and nobody where nobody works', () => {
    expect(pickForCaller(rows, {}).doctors.map(({ name }) => name)).toEqual(['李医生', '王医生'])
    expect(pickForCaller([], {})).toMatchObject({
      doctors: [],
      practitionerId: null,
      day: null,
      chosen: null,
    })
  })
})

it('says of a day that is full which times are, once', () => {
  const { free, reasons } = pickForCaller(rows, { practitionerId: 'li', day: '2026-11-25' })
  expect(free).toEqual([])
  expect(reasons).toEqual([{ times: '09:00、09:30', refusal: full }])
})

it.each([
  ['2026-11-30', '今天'],
  ['2026-12-01', '明天'],
  ['2026-12-02', '12月2日 周三'],
])('on a chip, of %s: %s', (day, words) => {
  expect(dayOnChip(day, localDate('2026-11-30'))).toBe(words)
})

it('on a chip, of the same month, says no month', () => {
  expect(dayOnChip('2026-11-25', localDate('2026-11-23'))).toBe('25日 周三')
})

it('a time that was tapped and is gone is chosen no more', () => {
  const tapped = { practitionerId: 'li', day: '2026-11-26', slotId: 'b' }
  expect(pickForCaller(rows, tapped).chosen?.id).toBe('b')
  const gone = rows.map((row) => (row.id === 'b' ? { ...row, bookable: false, refusal: full } : row))
  expect(pickForCaller(gone, tapped).chosen).toBeNull()
})

describe('a refusal that is read out', () => {
  it('speaks of the telephone where a phone of one’s own would speak of the network', () => {
    const words = refusalAloud(refuse('slot_too_soon', { minutes: 15 }))
    expect(words).toContain('不到 15 分钟')
    expect(words).toContain('电话里来不及约了')
    expect(words).not.toContain('网上')
  })

  it('is otherwise what everybody is told', () => {
    expect(refusalAloud(full)).toBe(errorMessage('slot_full', {}))
  })
})
