import { describe, expect, it } from 'vitest'
import { CLAIM_WORDS } from './claim-words'

/** To staff, and to whoever objected without knowing whose claim it is. */
const OF_NOBODY = new Set([
  'claim-review-overdue',
  'claim-objection-answered',
  'referral-overdue',
  'referral-unanswered',
])
const told = { whom: '小满', facts: { benefitFen: 963_654 } }

describe('what families are told of a claim', () => {
  it.each(Object.entries(CLAIM_WORDS))('%s says whose, and never the word of an insurer', (kind, words) => {
    const { title, body } = words(told)
    expect(`${title}${body}`).not.toMatch(/保险|！|系统繁忙|操作失败/)
    if (!OF_NOBODY.has(kind)) expect(title).toContain('小满')
    expect(body.length).toBeGreaterThan(8)
  })

  it('does not say of money that came that it is stopped', () => {
    const reopened = (isPaid: number) =>
      CLAIM_WORDS['claim-reopened']({ whom: '小满', facts: { isPaid } }).body
    expect([reopened(0), reopened(1)]).toEqual([
      expect.stringContaining('付款先停下来'),
      expect.stringContaining('已经付的不动'),
    ])
  })

  it('names the amount where it is known', () => {
    expect(CLAIM_WORDS['claim-decided'](told).title).toBe('小满的互助金核定了：¥9,636.54')
    expect(CLAIM_WORDS['claim-decided']({ whom: '小满', facts: {} }).title).toBe('小满的互助金核定了')
  })
})
