import { expect, it } from 'vitest'
import { guardianshipStatus } from './guardianship-request'

const expiresAt = new Date('2026-12-06T02:00:00Z')

it.each([
  ['pending', -1, 'pending'],
  ['pending', 0, 'expired'],
  ['approved', 1, 'approved'],
  ['refused', -1, 'refused'],
] as const)('%s, %i ms after its end, is %s', (status, late, shown) => {
  const now = new Date(expiresAt.getTime() + late)
  expect(guardianshipStatus({ status, expiresAt }, now)).toBe(shown)
})
