import { expect } from 'vitest'
import { DOMAIN_ERROR_CODES } from '#domain/kernel/errors'
import type { Answer } from '../support/server/post'

/** The outside systems are out of reach here, and saying so is a typed answer too. */
const OUTSIDE = ['wechat_unavailable', 'sms_unavailable', 'payment_unavailable']

export function expectTyped(answer: Answer, what: string): void {
  const said = `${what}: ${answer.status} ${answer.text.slice(0, 200)}`
  if (answer.refusal === null) return expect(answer.status, said).toBe(200)
  expect(DOMAIN_ERROR_CODES, said).toContain(answer.refusal)
  if (!OUTSIDE.includes(answer.refusal)) expect(answer.status, said).toBeLessThan(500)
  expect(answer.text, said).not.toMatch(/stack|node_modules|\.ts\b|SELECT|INSERT|prisma|postgres/i)
}

/** Texts that a field of free words may well accept, and that must do no harm. */
export const TEXTS = [
  "'; DROP TABLE appointment; --",
  '<script>alert(1)</script>',
  '${7*7} {{7*7}} %s %n',
  '../../etc/passwd',
  '😀👨‍👩‍👧‍👦',
  '𠮷·',
  '\u202Eabc',
  '2018-02-29',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '1970-01-01',
  '-1',
  '',
  ' ',
  '%',
  '\\',
]
