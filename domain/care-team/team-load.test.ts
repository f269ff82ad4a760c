import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highestCapacity, takesNow, teamLoad } from './team-load'

const RULES = {
  'FD-CAP': { residentsPerDoctor: 2_000 },
  'FD-RESERVE': { warnPercent: 90, reservePercent: 5 },
} as const
const load = (signed: number, capacity: number) => teamLoad({ signed, capacity, queueLength: 0 }, RULES)

describe('how full a team is (D-FD-04)', () => {
  it.each([
    [0, 2_000, 'open', 2_000],
    [1_799, 2_000, 'open', 201],
    [1_800, 2_000, 'nearly-full', 200],
    [1_899, 2_000, 'nearly-full', 101],
    [1_900, 2_000, 'key-groups-only', 100],
    [1_999, 2_000, 'key-groups-only', 1],
    [2_000, 2_000, 'full', 0],
    [2_010, 2_000, 'full', 0],
    [18, 20, 'nearly-full', 2],
    [19, 20, 'key-groups-only', 1],
    [0, 0, 'full', 0],
    [0, 1, 'key-groups-only', 1],
  ] as const)('%d of %d: %s', (signed, capacity, state, free) => {
    expect(load(signed, capacity)).toMatchObject({ state, free })
  })

  it('E2 3: takes only key groups into what is kept for them, and nobody when it is full', () => {
    const takes = (signed: number) =>
      [false, true].map((isKeyGroup) => takesNow(load(signed, 2_000), isKeyGroup))
    expect(takes(1_899)).toEqual([true, true])
    expect(takes(1_900)).toEqual([false, true])
    expect(takes(2_000)).toEqual([false, false])
  })

  it('never has a place for everybody that it has not for key groups', () => {
    fc.assert(
      fc.property(fc.nat(3_000), fc.nat(3_000), (signed, capacity) => {
        const team = load(signed, capacity)
        expect(takesNow(team, false) && !takesNow(team, true)).toBe(false)
        expect(takesNow(team, true)).toBe(team.free > 0)
      }),
    )
  })

  it('takes at most 2,000 residents for each doctor', () => {
    expect([0, 1, 3].map((doctors) => highestCapacity(doctors, RULES))).toEqual([0, 2_000, 6_000])
  })
})
