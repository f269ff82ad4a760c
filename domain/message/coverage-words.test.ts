import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { MESSAGE_KINDS } from './message-kind'
import { messageWords } from './message-words'

const today = localDate('2026-10-13')
const say = (kind: (typeof MESSAGE_KINDS)[number], facts = {}) => messageWords({ kind, facts }, '小禾', today)

it('says until when, with the year where it is another one', () => {
  expect(say('coverage-ending', { endsOn: '2027-08-31' }).body).toContain('到 2027年8月31日。')
  expect(say('coverage-grace', { graceUntil: '2026-10-30' }).body).toContain('到 10月30日。')
})

it.each(MESSAGE_KINDS.filter((kind) => kind.startsWith('coverage-')))('%s needs no fact', (kind) => {
  const { title, body } = say(kind)
  expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|！/)
})
