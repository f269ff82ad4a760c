import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { earliestInWords, shortPlaceName, whereInWords } from './place-words'

describe('a name short enough for a button', () => {
  test.each([
    ['城东社区卫生服务中心（示例）', '城东社区'],
    ['柳河社区卫生服务站（示例）', '柳河社区'],
    ['青桥镇卫生院（示例）', '青桥镇卫生院'],
    ['云溪县人民医院', '云溪县人民医院'],
  ])('%s → %s', (name, short) => expect(shortPlaceName(name)).toBe(short))
})

test('a straight line is never said as a length of road', () => {
  const place = { street: '城东街道', address: '梧桐路 18 号' }
  expect(whereInWords({ ...place, distanceMeters: 561 })).toBe('约 560 米 · 城东街道 梧桐路 18 号')
  expect(whereInWords({ ...place, distanceMeters: null })).toBe('城东街道 梧桐路 18 号')
})

test('the first seat, or that there is none', () => {
  const today = localDate('2026-11-24')
  expect(earliestInWords({ start: '2026-11-25T08:20:00+08:00', free: 4 }, today)).toEqual({
    time: '08:20',
    under: '明天 · 剩 4',
    when: '明天 08:20',
    spoken: '最早明天8点20，剩4个号',
  })
  expect(earliestInWords({ start: '2026-11-24T08:20:00+08:00', free: 4 }, today).when).toBe('最早 08:20')
  expect(earliestInWords(null, today)).toMatchObject({ time: '—', under: '暂时没号' })
})
