import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { bookedAloud } from './booked-aloud'

const visit = {
  day: '2026-11-24',
  start: '2026-11-24T08:20:00+08:00',
  number: 3,
  room: '2 号诊室',
  organization: { name: '城东社区（示例）', address: '梧桐路 18 号 1 楼' },
  practitioner: { name: '何静', title: '主治医师' },
}

test('whose, when, which number, with whom and where', () => {
  expect(bookedAloud(visit, '小禾', localDate('2026-11-23'))).toBe(
    '小禾的号约好了。明天 08:20，第 3 号，何静主治医师，2 号诊室。地点：城东社区（示例），梧桐路 18 号 1 楼。',
  )
})

test('a person whose name is not known yet is one of the family', () => {
  expect(bookedAloud(visit, undefined, localDate('2026-11-23'))).toMatch(/^家人的号约好了。/)
})
