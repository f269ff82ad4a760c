import { expect, test } from 'vitest'
import { localDate } from '../kernel/time'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import { messageWords } from './message-words'

const today = localDate('2026-11-24')
const words = (kind: MessageKind, name: string, facts: MessageFacts) =>
  messageWords({ kind, facts }, name, today)

test.each<[MessageKind, MessageFacts, string, string]>([
  [
    'checkup-due',
    { checkup: '8 月龄体检', dueOn: '2026-12-03' },
    '小禾可以做 8 月龄体检了',
    '12月3日前后去都行。点开就能约时间。',
  ],
  [
    'checkup-closing',
    { checkup: '8 月龄体检', dueOn: '2026-11-03' },
    '小禾的 8 月龄体检还没做',
    '最好这几天去。点开就能约时间。',
  ],
  [
    'vaccine-due',
    { doses: 2 },
    '小禾有 2 剂疫苗可以打了',
    '按接种程序到时间了，能不能打由接种医生定。点开看是哪几种。',
  ],
  [
    'vaccine-late',
    { doses: 1 },
    '小禾有 1 剂疫苗过了时间',
    '不用从头打，补上就行。在别处打过的，点开记一笔。',
  ],
])('%s', (kind, facts, title, body) => {
  expect(words(kind, '小禾', facts)).toEqual({ title, body })
})

test.each([
  ['you', '小禾', '你冻结了小禾的健康卡'],
  ['guardian', '小禾', '另一位监护人冻结了小禾的健康卡'],
  ['staff', '小禾', '工作人员冻结了小禾的健康卡'],
  ['you', '我', '你冻结了自己的健康卡'],
  ['staff', '我', '工作人员冻结了你的健康卡'],
])('a card that was frozen by %s, of %s', (by, name, title) => {
  expect(words('card-frozen', name, { by }).title).toBe(title)
})
