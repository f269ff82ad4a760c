import { expect, it } from 'vitest'
import {
  AGREEMENT_VARIABLES,
  agreementSections,
  fillAgreement,
  readMinutes,
} from '#domain/contract/agreement-text'
import { contractRules, DEFAULT_CONTRACT_RULES } from '#domain/contract/contract-rules'
import { localDate } from '#domain/kernel/time'
import { FIRST_AGREEMENT_TEXT } from './first-agreement-text'

const variables = Object.fromEntries(AGREEMENT_VARIABLES.map((name) => [name, `〔${name}〕`])) as Parameters<
  typeof fillAgreement
>[1]

it('says five points first, names nobody by itself and leaves no variable open', () => {
  const filled = fillAgreement(FIRST_AGREEMENT_TEXT, variables)
  expect(filled.summary).toHaveLength(5)
  expect(JSON.stringify(filled)).not.toMatch(/[{}]\w/)
  for (const name of ['resident', 'team', 'endsOn', 'price']) {
    expect(filled.summary.join('')).toContain(`〔${name}〕`)
  }
})

it('promises the periods of the rules with which a county begins', () => {
  const { 'FD-SWITCH': leaving, 'FD-EXPIRY-NOTICE': ending } = contractRules(
    DEFAULT_CONTRACT_RULES,
    localDate('2026-01-01'),
  )
  const words = JSON.stringify(FIRST_AGREEMENT_TEXT)
  expect(words).toContain(`"${leaving.coolingOffDays} 天内想退就退。`)
  expect(words).toContain(`签后 ${leaving.coolingOffDays} 天内可以无理由退。`)
  const { firstDays, secondDays, lastDays } = ending
  expect(words).toContain(`到期前 ${firstDays} 天、${secondDays} 天、${lastDays} 天会提醒。`)
})

it('is read in a few minutes, in sections that the table can keep, with its notice', () => {
  expect(readMinutes(FIRST_AGREEMENT_TEXT)).toBeLessThanOrEqual(4)
  expect(agreementSections.parse(FIRST_AGREEMENT_TEXT.sections)).toHaveLength(8)
  expect(FIRST_AGREEMENT_TEXT.sections.at(-1)?.heading).toBe('告知书')
})
