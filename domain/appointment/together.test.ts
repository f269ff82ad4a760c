import { expect, test } from 'vitest'
import { localDate } from '../kernel/time'
import { areTogether, isSeenTogether } from './together'

const slot = (id: string, from: string, to: string, practitionerId = 'he') => ({
  id,
  practitionerId,
  organizationId: 'centre',
  service: 'sick-visit' as const,
  start: new Date(`2026-11-23T${from}:00+08:00`),
  end: new Date(`2026-11-23T${to}:00+08:00`),
})
const [eight, half, nine] = [
  slot('a', '08:00', '08:30'),
  slot('b', '08:30', '09:00'),
  slot('c', '09:00', '09:30'),
] as const

test.each([
  ['the same slot', [eight, eight], true],
  ['one after the other', [eight, half], true],
  ['in whatever order they are named', [nine, eight, half], true],
  ['two in one and one in the next', [eight, half, eight], true],
  ['a gap of one slot', [eight, nine], false],
  ['another doctor at the next time', [eight, slot('d', '08:30', '09:00', 'li')], false],
  ['another doctor at the same time', [eight, slot('d', '08:00', '08:30', 'li')], false],
  ['another service of the same doctor', [eight, { ...half, service: 'vaccination' as const }], false],
] as const)('%s', (_, slots, expected) => {
  expect(areTogether(slots)).toBe(expected)
})

test.each([
  ['2008-11-24', true],
  ['2008-11-23', false],
])('born on %s, seen with other children on the day: %s', (birthDate, expected) => {
  expect(isSeenTogether(localDate(birthDate), localDate('2026-11-23'))).toBe(expected)
})
