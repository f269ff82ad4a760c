import { expect, it } from 'vitest'
import { stricterConsent } from './stricter-consent'

it.each([
  ['given', 'refused', 'refused'],
  ['withdrawn', 'given', 'withdrawn'],
  ['withdrawn', 'refused', 'refused'],
  ['not-asked', 'given', 'given'],
  ['not-asked', 'not-asked', 'not-asked'],
] as const)('of %s and %s the stricter is kept, whichever is whose', (one, other, kept) => {
  expect(stricterConsent(one, other)).toBe(kept)
  expect(stricterConsent(other, one)).toBe(kept)
})
