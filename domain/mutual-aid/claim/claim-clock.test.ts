import { describe, expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { appealUntil, claimDueAt, mayAskAgain, payBy, publicUntil } from './claim-clock'
import { claimRules, DEFAULT_CLAIM_RULES } from './claim-rules'

const rules = claimRules(DEFAULT_CLAIM_RULES, '*', localDate('2026-10-12'))
const at = (text: string) => new Date(`${text}:00+08:00`)
const submittedAt = at('2026-10-12T10:00')

describe('what the office owes', () => {
  it('is a first look within three days and a decision within thirty', () => {
    expect(claimDueAt('first-look', submittedAt, [], rules)).toEqual(at('2026-10-15T10:00'))
    expect(claimDueAt('decision', submittedAt, [], rules)).toEqual(at('2026-11-11T10:00'))
  })

  it('E4 39: moves on by as long as the family took, however often it was asked', () => {
    const waits = [
      { askedAt: at('2026-10-14T09:00'), answeredAt: at('2026-10-19T09:00') },
      { askedAt: at('2026-10-20T09:00'), answeredAt: at('2026-10-20T21:00') },
    ]
    expect(claimDueAt('decision', submittedAt, waits, rules)).toEqual(at('2026-11-16T22:00'))
    expect([0, 1, 2].map((asked) => mayAskAgain(asked, rules))).toEqual([true, true, false])
  })
})

describe('after the decision', () => {
  const decidedAt = at('2026-10-20T15:00')

  it.each([
    ['below', 999_999, null, '2026-10-30'],
    ['from ten thousand 元 on', 1_000_000, '2026-10-27', '2026-11-06'],
  ])('%s is on notice until %s before it is paid', (_, benefitFen, until, paidBy) => {
    expect(publicUntil(benefitFen, decidedAt, rules)).toBe(until)
    expect(payBy(decidedAt, publicUntil(benefitFen, decidedAt, rules), rules)).toBe(paidBy)
  })

  it('a family has thirty days to disagree, and more when the system was away (E4 55)', () => {
    expect(appealUntil(decidedAt, 0, rules)).toBe('2026-11-19')
    expect(appealUntil(decidedAt, 3, rules)).toBe('2026-11-22')
  })
})
