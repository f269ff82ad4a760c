import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { worthOf } from './paper-words'

const year = { valid: true, startsOn: localDate('2026-10-13'), endsOn: localDate('2027-10-12') }

it.each([
  ['2026-10-12', '还没开始'],
  ['2026-10-13', '有效'],
  ['2027-10-12', '有效'],
  ['2027-10-13', '已经结束'],
])('on %s a real paper is %s', (today, label) => {
  expect(worthOf(year, localDate(today)).label).toBe(label)
})

it('is worth nothing when the coverage was taken back, on whatever day', () => {
  expect(worthOf({ ...year, valid: false }, localDate('2026-10-13'))).toEqual({
    label: '不作数了',
    tone: 'bad',
  })
})
