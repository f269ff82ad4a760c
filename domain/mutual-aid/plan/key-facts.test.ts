import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from './coverage-rules'
import { areAllTicked, KEY_FACTS, keyFactsOn } from './key-facts'

const today = localDate('2026-10-06')
const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', today)
const ratios = { referred: 8_000, direct: 5_000 }

it('says what has to be known, with the numbers of the day', () => {
  const { facts } = keyFactsOn(today, rules, ratios)
  expect(facts.map(({ code }) => code)).toEqual(KEY_FACTS)
  expect(facts.map(({ text }) => text)).toEqual([
    '从参加那天起，到 2027年8月31日。一年 ¥150.00（0–5 岁）或 ¥130.00（6–17 岁），接着续的从到期第二天起',
    '孩子的户口或居住证在本县。不是的，保障作废，没用过的钱退回',
    '头 30 天生的病不给；意外马上给。刚满月的和接着续的不用等',
    '先在社区看再转诊，按 80%；直接去医院按 50%',
    '15 天内反悔，没用过就全退',
    '不自动扣款，明年要不要参加再问你',
  ])
})

it('E4 11: is another version as soon as a price or a rule is another one', () => {
  const version = (changed: object, ratio = ratios) =>
    keyFactsOn(today, { ...rules, ...changed }, ratio).version
  const dearer = { 'MA-05': { underYears: 6, youngerFen: fen(15_100), olderFen: fen(13_000) } }
  expect(version({})).toBe(version({}))
  expect(version(dearer)).not.toBe(version({}))
  expect(version({}, { referred: 8_000, direct: 4_500 })).not.toBe(version({}))
})

it('wants each ticked, and no other', () => {
  expect(areAllTicked(KEY_FACTS)).toBe(true)
  expect(areAllTicked([...KEY_FACTS].reverse())).toBe(true)
  expect(areAllTicked(KEY_FACTS.slice(1))).toBe(false)
  expect(areAllTicked([...KEY_FACTS.slice(1), KEY_FACTS[1]])).toBe(false)
  expect(areAllTicked([...KEY_FACTS, 'auto-debit'])).toBe(false)
})
