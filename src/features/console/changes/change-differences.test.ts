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
    'what a package promises',
    { items: [{ itemCode: 'home-visit', perYear: 2, inWords: null }], verified: false },
    { items: [{ itemCode: 'home-visit', perYear: 4, inWords: null }], verified: true },
    [
      { name: '服务项目', before: '上门随访 一年 2 次', after: '上门随访 一年 4 次' },
      { name: '已核实', before: '否', after: '是' },
    ],
  ],
  [
    'the buildings of a grid, without the codes of their posters',
    { buildings: [] },
    { buildings: [{ id: 'a', name: '1 栋', posterCode: 'ABCD2345' }] },
    [{ name: '楼栋', before: '—', after: '1 栋' }],
  ],
  [
    'the sections of a text',
    { sections: [{ heading: '钱', paragraphs: ['自己付 {price}。'] }] },
    { sections: [{ heading: '钱', paragraphs: ['不用付。'] }] },
    [{ name: '条款', before: '钱：自己付 {price}。', after: '钱：不用付。' }],
  ],
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
