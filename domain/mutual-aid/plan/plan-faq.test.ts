import { expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { coverageRules, DEFAULT_COVERAGE_RULES } from './coverage-rules'
import { LEGAL_FORMS } from './legal-form'
import { planFaq } from './plan-faq'

const rules = coverageRules(DEFAULT_COVERAGE_RULES, 'yunxi', localDate('2026-10-06'))
const by = { operatorName: '县红十字会（示例）', custodianName: '示例银行' }
const faq = (legalForm: (typeof LEGAL_FORMS)[number]) => planFaq({ ...by, legalForm }, rules)

it('answers with the numbers of the day', () => {
  const words = faq('public-mutual-fund').map(({ answer }) => answer)
  expect(words[1]).toContain('¥150.00 或 ¥130.00')
  expect(words[4]).toContain('60 天')
})

it('E4 17: says what becomes of whoever moves away in the middle of a year', () => {
  const moved = faq('public-mutual-fund').find(({ question }) => question.includes('搬走'))
  expect(moved?.answer).toContain('照常保障到期满')
})

it('E4 44: says beforehand in which order is paid, and that nothing is cut when money is short', () => {
  const short = faq('public-mutual-fund').find(({ question }) => question.includes('不够'))
  expect(short?.answer).toMatch(/先不批.*不打折.*期限/)
})

it('E4 51: says that it is no product of an insurer, where it is none', () => {
  for (const form of LEGAL_FORMS) {
    const isSaid = faq(form).some(({ question }) => question.includes('商业产品'))
    expect(isSaid).toBe(form === 'public-mutual-fund' || form === 'charity')
    expect(JSON.stringify(faq(form))).not.toContain('保险')
  }
})
