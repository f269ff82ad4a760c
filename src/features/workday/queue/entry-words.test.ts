import { describe, expect, test } from 'vitest'
import { complaintOf, expectedInWords, minutesSince, waitingInWords, whoInWords } from './entry-words'
import type { QueueEntry } from './queue-entry'

const now = new Date('2026-10-13T09:14:30+08:00')
const entry: QueueEntry = {
  appointmentId: '1',
  number: 6,
  nameMasked: '陈*宇',
  sex: 'male',
  age: '3岁',
  status: 'checked-in',
  service: 'sick-visit',
  start: '2026-10-13T09:10:00+08:00',
  arrivedAt: '2026-10-13T09:02:00+08:00',
  isLate: false,
  isExtra: false,
  calledAt: null,
  reason: '腹泻 2 天',
}

describe('a person in the line, in the words of the board', () => {
  test('who', () => {
    expect(whoInWords(entry)).toBe('陈*宇 · 男 · 3岁')
  })

  test('how long they have waited', () => {
    expect(waitingInWords(entry, now)).toBe('候 12 分钟 · 腹泻 2 天')
  })

  test('BK-10: who came late stands at the end, and the board says so', () => {
    expect(waitingInWords({ ...entry, isExtra: true }, now)).toBe('加号 · 候 12 分钟 · 腹泻 2 天')
    expect(expectedInWords({ ...entry, isExtra: true })).toContain(' · 加号 · ')
    expect(waitingInWords({ ...entry, isLate: true }, now)).toBe('迟到，排在队尾 · 候 12 分钟 · 腹泻 2 天')
  })

  test('the front desk is not given the complaint: the service stands there', () => {
    expect(complaintOf({ ...entry, reason: null })).toBe('生病')
    expect(expectedInWords({ ...entry, service: 'follow-up', reason: null })).toBe('09:10 · 复诊')
  })

  test('a clock that runs ahead makes nobody wait a negative time', () => {
    expect(minutesSince('2026-10-13T09:20:00+08:00', now)).toBe(0)
  })
})
