import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { firstServiceFor, suits } from './services-for'

const today = localDate('2026-10-12')

describe('E1 27: what home puts forward for an age', () => {
  test.each([
    ['2026-10-12', 'sick-visit'],
    ['2008-10-13', 'sick-visit'],
    ['2008-10-12', 'follow-up'],
    ['1959-08-09', 'follow-up'],
  ])('born %s → %s', (born, service) => {
    expect(firstServiceFor(localDate(born), today)).toBe(service)
  })

  test('child check-ups end on the seventh birthday', () => {
    expect(suits('child-checkup', localDate('2019-10-13'), today)).toBe(true)
    expect(suits('child-checkup', localDate('2019-10-12'), today)).toBe(false)
  })
})
