import { expect, it } from 'vitest'
import { DOMAIN_ERROR_CODES, DomainError, refuse } from './errors'

it('names every refusal once', () => {
  expect(new Set(DOMAIN_ERROR_CODES).size).toBe(DOMAIN_ERROR_CODES.length)
  for (const code of DOMAIN_ERROR_CODES) expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
})

it('says its code and keeps its facts apart from the message, which is logged', () => {
  const error = new DomainError('limit_day', { limit: 2 })
  expect(error).toMatchObject({
    name: 'DomainError',
    message: 'limit_day',
    code: 'limit_day',
    facts: { limit: 2 },
  })
  expect(error).toBeInstanceOf(Error)
  expect(refuse('slot_full')).toEqual({ code: 'slot_full', facts: {} })
})
