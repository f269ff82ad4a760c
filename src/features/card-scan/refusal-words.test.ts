import { expect, test } from 'vitest'
import { DOMAIN_ERROR_CODES } from '#domain/kernel/errors'
import { refusalWords } from './refusal-words'

const ofCodes = DOMAIN_ERROR_CODES.filter((code) => code.startsWith('card_code_'))

test('every fail code of a scan has a title of its own and a next step', () => {
  const words = ofCodes.map((code) => refusalWords(code, {}))
  expect(words.length).toBeGreaterThanOrEqual(7)
  expect(new Set(words.map(({ title }) => title)).size).toBe(ofCodes.length)
  for (const { next } of words) expect(next).toMatch(/[。]$/)
})

test('what may be a fraud is marked, what is bad luck is not', () => {
  expect(refusalWords('card_code_bad_signature', {})).toMatchObject({ isSuspect: true, step: 'number' })
  expect(refusalWords('card_frozen', {})).toMatchObject({ isSuspect: true, step: 'name' })
  expect(refusalWords('card_code_expired', {}).isSuspect).toBeUndefined()
})

test.each([
  ['applied', '这张卡还没核对过'],
  ['cancelled', '这张卡已经注销'],
])('a card that is %s: %s', (status, title) => {
  expect(refusalWords('card_state', { status }).title).toBe(title)
})

test('a refusal that has nothing to do with cards keeps the sentence that everybody gets', () => {
  expect(refusalWords('too_many_requests', {}).next).toContain('点得有点快')
})
