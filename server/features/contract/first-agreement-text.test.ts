import { expect, it } from 'vitest'
import {
  AGREEMENT_VARIABLES,
  agreementSections,
  fillAgreement,
  readMinutes,
} from '#domain/contract/agreement-text'
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

it('is read in a few minutes, in sections that the table can keep, with its notice', () => {
  expect(readMinutes(FIRST_AGREEMENT_TEXT)).toBeLessThanOrEqual(4)
  expect(agreementSections.parse(FIRST_AGREEMENT_TEXT.sections)).toHaveLength(8)
  expect(FIRST_AGREEMENT_TEXT.sections.at(-1)?.heading).toBe('告知书')
})
