import { expect, test } from 'vitest'
import { matchingStep, newTotpSecret, totpUri } from './totp'

/** RFC 6238 appendix B, SHA-1: the last six of its eight digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('knows the standard’s code of second %i', (second, code, step) => {
  expect(matchingStep(RFC_SECRET, code, new Date(second * 1000))).toBe(step)
})

test.each([
  [-31, 'the step before the last', null],
  [-1, 'the step before', 37_037_036],
  [59, 'the step after', 37_037_036],
  [60, 'two steps after', null],
])('%i seconds from its step’s beginning, %s: %s', (offset, _, step) => {
  const begins = 37_037_036 * 30
  expect(matchingStep(RFC_SECRET, '081804', new Date((begins + offset) * 1000))).toBe(step)
})

test('every secret is new, and long enough', () => {
  const secrets = new Set(Array.from({ length: 20 }, newTotpSecret))
  expect(secrets.size).toBe(20)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
})

test('what is scanned is plain ASCII and names the product', () => {
  const uri = totpUri(RFC_SECRET, '钱主任')
  expect(uri).toMatch(/^otpauth:\/\/totp\/[\x21-\x7e]+$/)
  expect(new URL(uri).searchParams.get('secret')).toBe(RFC_SECRET)
  expect(new URL(uri).searchParams.get('issuer')).toBe('家门口健康')
})
