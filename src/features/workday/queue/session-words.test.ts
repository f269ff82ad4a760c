import { describe, expect, test } from 'vitest'
import {
  sessionLines,
  sessionNow,
  sessionPart,
  sessionSub,
  sessionTag,
  sessionTitle,
  type WorkSession,
  walkInChoices,
} from './session-words'

const morning: WorkSession = {
  id: 'morning',
  practitionerName: '何静',
  title: '主治医师',
  service: 'sick-visit',
  start: '2026-10-13T08:00:00+08:00',
  end: '2026-10-13T12:00:00+08:00',
  room: '2 号诊室',
  status: 'open',
  booked: 12,
  arrived: 3,
  inVisit: 1,
  done: 4,
  late: 1,
  walkInSeats: 2,
}
const afternoon = {
  ...morning,
  id: 'afternoon',
  start: '2026-10-13T14:30:00+08:00',
  end: '2026-10-13T17:30:00+08:00',
}
const at = (time: string) => new Date(`2026-10-13T${time}:00+08:00`)

describe('a session of today', () => {
  test('its name, its hours and what tells two apart', () => {
    expect(sessionTitle(morning)).toBe('何静 · 2 号诊室')
    expect(sessionSub(morning)).toBe('10月13日 周二 08:00–12:00 · 生病')
    expect([morning, afternoon].map(sessionPart)).toEqual(['上午 08:00', '下午 14:30'])
  })

  test('its counts in the desk’s list stand under its hours: no figure is torn from what it counts', () => {
    expect(sessionLines(morning).split(/[ \n]/)).toEqual([
      '08:00–12:00',
      '约\u00a012',
      '·',
      '等\u00a03',
      '·',
      '看\u2060完\u00a04',
      '·',
      '空\u00a02',
    ])
  })

  test.each([
    ['07:50', '还没开始'],
    ['08:00', '坐诊中'],
    ['12:10', '坐诊中'],
  ])('at %s it is %s: who has come is still seen after the hour', (time, label) => {
    expect(sessionTag(morning, at(time)).label).toBe(label)
  })

  test('it is over once the last one has left, and a stopped one says so all day', () => {
    expect(sessionTag({ ...morning, arrived: 0, inVisit: 0 }, at('12:10')).label).toBe('已结束')
    expect(sessionTag({ ...morning, status: 'suspended' }, at('07:50')).label).toBe('停诊')
  })

  test.each([
    ['09:00', 'morning'],
    ['13:00', 'afternoon'],
    ['20:00', 'afternoon'],
  ])('at %s the %s opens first', (time, id) => {
    expect(sessionNow([morning, afternoon], at(time))?.id).toBe(id)
  })

  test('a day without one opens nothing', () => {
    expect(sessionNow([], at('09:00'))).toBeUndefined()
  })
})

test('somebody without a booking may sit down where there is a seat, and the session goes on (BK-05)', () => {
  const full = { ...morning, id: 'full', walkInSeats: 0 }
  const stopped = { ...morning, id: 'stopped', status: 'suspended' }
  expect(walkInChoices([morning, full, stopped, afternoon], at('12:00'))).toEqual([
    { sessionId: 'afternoon', label: '现场挂号 何静 · 生病 14:30，空\u00a02' },
  ])
})
