import { expect, test } from 'vitest'
import { templateValue } from './template-value'

test.each([
  ['thing1', '城东社区卫生服务中心（示例）', '城东社区卫生服务中心（示例）'],
  ['thing1', '字'.repeat(20), '字'.repeat(20)],
  ['thing12', '字'.repeat(21), `${'字'.repeat(19)}…`],
  // A rare character is two units of text and one character.
  ['thing1', '𠮷'.repeat(21), `${'𠮷'.repeat(19)}…`],
  ['thing1', '两行\n的 地址\t', '两行 的 地址'],
  ['thing1', ' \n', '—'],
  ['thing4', 3, '3'],
  ['number3', 12, '12'],
  ['number3', '第 12 号', '12'],
  ['number3', '号', '0'],
  ['character_string2', 'A-07', 'A-07'],
  ['character_string2', '第 7 号', '7'],
  ['character_string2', 'x'.repeat(40), 'x'.repeat(32)],
  ['time1', new Date('2026-11-23T00:05:00Z'), '2026年11月23日 08:05'],
  ['date5', new Date('2026-12-31T16:00:00Z'), '2027年1月1日 00:00'],
] as const)('%s takes %j as %s', (keyword, value, taken) => {
  expect(templateValue(keyword, value)).toBe(taken)
})
