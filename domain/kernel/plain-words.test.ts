import { expect, test } from 'vitest'
import { plainWords } from './plain-words'

const words = plainWords(20, 2)

test.each([
  ['lines as they were written', '第一条\n第二条', '第一条\n第二条'],
  ['an empty line between two', '第一段\n\n第二段', '第一段\n\n第二段'],
  ['the line ends of a desk', '第一条\r\n第二条\r第三条', '第一条\n第二条\n第三条'],
  ['the line separators of Unicode', '第一条\u2028第二条\u2029第三条', '第一条\n第二条\n第三条'],
  ['many empty lines', '第一段\n \n\t\n\n第二段', '第一段\n\n第二段'],
  ['space around', ' \n 半夜发烧 \n', '半夜发烧'],
  ['a tab', '一\t二', '一\t二'],
  ['a face', '谢谢😊', '谢谢😊'],
])('%s', (_, typed, kept) => {
  expect(words.parse(typed)).toBe(kept)
})

test.each([
  ['a control code', '一\u0000二'],
  ['half a character', '一\ud800二'],
  ['nothing but lines', '\n\n\n'],
  ['one unit more than there is room for', '一'.repeat(21)],
])('refuses %s', (_, typed) => {
  expect(words.safeParse(typed).success).toBe(false)
})

test('room is counted after the lines were made plain', () => {
  expect(words.safeParse(`${'一'.repeat(9)}\r\n\r\n${'二'.repeat(9)}`).success).toBe(true)
})

test('a megabyte of line ends takes no time to make plain', () => {
  expect(words.safeParse('\n'.repeat(1_000_000)).success).toBe(false)
})
