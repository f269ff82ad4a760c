import { describe, expect, test } from 'vitest'
import { checkInWords, type QueuePlace, queueWords } from './queue-words'

const now = new Date('2026-10-13T08:10:00+08:00')
const place: QueuePlace = {
  status: 'booked',
  number: 6,
  ahead: null,
  currentNumber: null,
  calledAt: null,
  room: '2 号诊室',
  expectedAt: '2026-10-13T08:40:00+08:00',
  start: '2026-10-13T08:30:00+08:00',
  checkInOpensAt: '2026-10-13T07:30:00+08:00',
}
const waiting = { ...place, status: 'checked-in', ahead: 2, currentNumber: 5 } as const

describe('E1 11: what a family does on the day, in two lines', () => {
  test.each([
    ['before the desk opens', { ...place, checkInOpensAt: '2026-10-13T08:20:00+08:00' }, '08:20 开始报到'],
    ['when it is open', place, '现在可以报到'],
    ['when the slot has begun', { ...place, start: '2026-10-13T08:00:00+08:00' }, '晚了也能报到'],
    ['in the line', waiting, '前面还有 2 位'],
    ['first in the line', { ...waiting, ahead: 0 }, '下一个就是你'],
    ['called', { ...waiting, calledAt: '2026-10-13T08:09:00+08:00' }, '轮到你了，去 2 号诊室'],
    ['inside', { ...place, status: 'in-visit' } as const, '正在 2 号诊室看'],
    ['inside a named room', { ...place, room: '儿科诊室', status: 'in-visit' } as const, '正在儿科诊室看'],
  ])('%s', (_, at, headline) => {
    expect(queueWords(at, now)?.headline).toBe(headline)
  })

  test('when to come, about when it is their turn, and what to say at the desk', () => {
    expect(queueWords(place, now)?.line).toBe('08:20 前到，大约 08:40 叫到。到前台说“6 号”就行。')
  })

  test('how far the doctor is', () => {
    expect(queueWords(waiting, now)?.line).toBe('现在看 5 号，大约 08:40 叫到。')
    expect(queueWords({ ...waiting, currentNumber: null }, now)?.line).toBe(
      '医生还没开始叫号，大约 08:40 叫到。',
    )
  })

  test('the lamp is lit only for the call', () => {
    expect(queueWords(waiting, now)?.isTurn).toBe(false)
    expect(queueWords({ ...waiting, calledAt: '2026-10-13T08:09:00+08:00' }, now)?.isTurn).toBe(true)
  })

  test.each([
    ['before the desk opens', '2026-10-13T07:10:00+08:00', '07:30 开始报到'],
    ['when it is open', '2026-10-13T08:10:00+08:00', '现在可以报到'],
    ['when the slot has begun', '2026-10-13T08:31:00+08:00', '晚了也能报到'],
  ])('without a network the hour is known: %s', (_, at, headline) => {
    expect(checkInWords(place, new Date(at))).toBe(headline)
    expect(checkInWords(place, new Date(at))).toBe(queueWords(place, new Date(at))?.headline)
  })

  test('without a network nothing is said of a line that moves', () => {
    expect(checkInWords({ ...place, status: 'checked-in' }, now)).toBeNull()
  })

  test.each(['completed', 'cancelled', 'suspended', 'no-show'] as const)('nothing for %s', (status) => {
    expect(queueWords({ ...place, status }, now)).toBeNull()
  })
})
