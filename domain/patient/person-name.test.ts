import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePersonName } from './person-name'

it.each([
  ['周小禾', '周小禾'],
  ['  周小禾\u3000', '周小禾'],
  ['𠮷田', '𠮷田'],
  ['王\u{31350}', '王\u{31350}'],
  ['㐂', '㐂'],
  ['〇一', '〇一'],
  ['张三之子', '张三之子'],
  ['买买提·吐尔逊', '买买提·吐尔逊'],
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['买买提・吐尔逊', '买买提·吐尔逊'],
  ['Anne  Marie O\u0027Brien', 'Anne Marie O\u0027Brien'],
  ['Jean-Luc Lü', 'Jean-Luc Lü'],
  ['Lu\u0308', 'Lü'],
  ['李Anna', '李Anna'],
  ['禾'.repeat(50), '禾'.repeat(50)],
  ['𠮷'.repeat(50), '𠮷'.repeat(50)],
])('%j is the name %s', (typed, name) => {
  expect(parsePersonName(typed)).toEqual({ name })
})

it.each([
  ['', 'empty'],
  [' \u3000 ', 'empty'],
  ['禾'.repeat(51), 'too-long'],
  ['禾'.repeat(10_000), 'too-long'],
  ['小禾👶', 'characters'],
  ['👨‍👩‍👧', 'characters'],
  ['小\u0000禾', 'characters'],
  ['小\n禾', 'characters'],
  ['小\u200b禾', 'characters'],
  ['小\u202e禾', 'characters'],
  ['<b>小禾</b>', 'characters'],
  ['<script>alert(1)</script>', 'characters'],
  ["Robert'); DROP TABLE patient;--", 'characters'],
  ["' OR '1'='1", 'characters'],
  ['13812345678', 'characters'],
  ['·小禾', 'characters'],
  ['小禾·', 'characters'],
  ['小··禾', 'characters'],
  ['·', 'characters'],
  ['\ud842', 'characters'],
  ['\ue000', 'characters'],
  ['×', 'characters'],
])('%j is no name: %s', (typed, fault) => {
  expect(parsePersonName(typed)).toEqual({ fault })
})

it('answers any text, and reads what it accepted the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const read = parsePersonName(typed)
      if ('name' in read) expect(parsePersonName(read.name)).toEqual(read)
    }),
  )
})
