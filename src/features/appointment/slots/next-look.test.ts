import { expect, test } from 'vitest'
import { nextLookMs } from './next-look'

const now = new Date('2026-11-23T06:59:50+08:00')
const opening = (opensAt: string) => ({ refusal: { code: 'slot_not_released' as const, facts: { opensAt } } })

test('a list is looked at again when the next slot opens, not fifteen seconds later', () => {
  const slots = [{}, opening('2026-11-24T07:00:00+08:00'), opening('2026-11-23T07:00:00+08:00')]
  expect(nextLookMs(slots, now, 0)).toBe(10_000)
  expect(nextLookMs(slots, now, 1)).toBe(10_500)
})

test('otherwise every fifteen seconds, whatever opened before', () => {
  const slots = [{}, opening('2026-11-23T06:00:00+08:00'), opening('2026-11-24T07:00:00+08:00')]
  expect(nextLookMs(slots, now, 0.5)).toBe(15_000)
  expect(nextLookMs([], now, 0.5)).toBe(15_000)
})
