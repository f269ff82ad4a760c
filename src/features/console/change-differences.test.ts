import { expect, it } from 'vitest'
import { differences } from './change-differences'

const held = (value: unknown) => `锁号 ${(value as { holdMinutes: number }).holdMinutes} 分钟`

it.each([
  ['a new thing', null, { name: '城东' }, [{ name: '名称', before: '—', after: '城东' }]],
  [
    'only what differs',
    { name: '城东', phone: '1' },
    { name: '城东', phone: '2' },
    [{ name: '电话', before: '1', after: '2' }],
  ],
  [
    'an end',
    { validTo: null },
    { validTo: '2026-12-01' },
    [{ name: '失效', before: '—', after: '2026-12-01' }],
  ],
  ['a field that has no name here', { x: 1 }, { x: [2] }, [{ name: 'x', before: '1', after: '[2]' }]],
  [
    'a rule by its versions',
    [{ validFrom: '2026-01-01', validTo: null, value: { holdMinutes: 5 } }],
    [
      { validFrom: '2026-01-01', validTo: '2026-12-01', value: { holdMinutes: 5 } },
      { validFrom: '2026-12-01', validTo: null, value: { holdMinutes: 8 } },
    ],
    [
      {
        name: '2026-01-01 的版本',
        before: '锁号 5 分钟（2026-01-01 起）',
        after: '锁号 5 分钟（2026-01-01 – 26-11-30）',
      },
      { name: '2026-12-01 的版本', before: '—', after: '锁号 8 分钟（2026-12-01 起）' },
    ],
  ],
  ['nothing', null, null, []],
])('%s', (_, before, after, expected) => {
  expect(differences(before, after, held)).toEqual(expected)
})
