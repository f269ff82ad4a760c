import { expect, it } from 'vitest'
import { verificationLevel } from './verification-level'

it.each([
  ['self-declared', false, 'self-declared'],
  ['self-declared', true, 'phone'],
  ['real-name', true, 'real-name'],
  ['staff', true, 'staff'],
] as const)('%s with a verified phone %s: %s', (person, hasPhone, level) => {
  expect(verificationLevel(person, hasPhone)).toBe(level)
})
