import { expect, test } from 'vitest'
import { emergencyPhraseIn } from './emergency-phrase'
import { FIRST_EMERGENCY_RULE as RULE } from './emergency-phrase-table'

// journeys E2 38
test.each(RULE.phrases)('$id $phrase rings by itself and inside a sentence', ({ phrase }) => {
  expect(emergencyPhraseIn(phrase, RULE)).not.toBeNull()
  expect(emergencyPhraseIn(`医生，孩子刚刚${phrase}，怎么办`, RULE)).not.toBeNull()
})

test.each([
  ['full width and spaces', '叫　不 醒'],
  ['zero-width marks between', '抽\u200b搐'],
  ['a second time that is not denied', '上午没有抽搐，下午抽搐了'],
  ['a question that looks like a no', '有没有抽搐看不出来'],
  ['another question', '会不会抽搐'],
  ['one more question', '这是不是惊厥'],
  ['a no to something else', '不吃奶，抽搐'],
  ['a no further away', '没有及时送来就昏迷'],
  ['what never stops', '不停抽搐'],
  ['what cannot be stopped', '止不住抽搐'],
  ['a phrase that begins with a no', '没有呼吸'],
  ['a no at the end of the line before', '退烧药吃了没有\n抽搐了一次'],
  ['a phrase that two lines share', '他喘不上\n气'],
  ['a no before a phrase that is always serious', '没有中毒吧'],
])('it rings: %s', (_what, text) => {
  expect(emergencyPhraseIn(text, RULE)).not.toBeNull()
})

test.each([
  ['a cold', '有点咳嗽，胃口还好'],
  ['a plain no', '没有抽搐'],
  ['a plain no with spaces', '没有 抽搐'],
  ['nothing of it happened', '发烧，没有出现抽搐，未见皮疹'],
  ['it was so once and is no more', '不再吐血'],
  ['a medical no', '精神好，无呼吸困难'],
  ['every one of several denied', '没有昏迷，没抽搐'],
  ['a denial that begins like another phrase', '没有呼吸困难'],
  ['nothing', ''],
])('it stays silent: %s', (_what, text) => {
  expect(emergencyPhraseIn(text, RULE)).toBeNull()
})

test('what may stand between is never longer than three characters', () => {
  expect(RULE.fillers.filter((filler) => filler.length > 3)).toEqual([])
})
