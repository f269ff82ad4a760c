import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { claimRules, DEFAULT_CLAIM_RULES } from './claim-rules'
import { secondLook } from './second-look'

const rules = claimRules(DEFAULT_CLAIM_RULES, '*', localDate('2026-10-12'))
const usual = {
  billedFen: fen(200_000),
  benefitFen: fen(100_000),
  usualFen: fen(150_000),
  sameAmount: 0,
  lot: 9_999,
}

describe('which papers are looked at by both persons (MA-16)', () => {
  it.each([
    ['a usual one', usual, null],
    ['from 5,000 元 on', { ...usual, benefitFen: fen(500_000) }, 'amount'],
    ['just below', { ...usual, benefitFen: fen(499_999) }, null],
    ['twice the usual bill', { ...usual, billedFen: fen(300_000) }, null],
    ['more than twice', { ...usual, billedFen: fen(300_001) }, 'variance'],
    ['no other to compare with', { ...usual, billedFen: fen(900_000), usualFen: null }, null],
    ['E4 36 the third of the same amount', { ...usual, sameAmount: 3 }, 'pattern'],
    ['one in twenty, by lot', { ...usual, lot: 499 }, 'lot'],
    ['the next lot', { ...usual, lot: 500 }, null],
  ])('%s', (_, claim, expected) => {
    expect(secondLook(claim, rules)).toBe(expected)
  })
})
