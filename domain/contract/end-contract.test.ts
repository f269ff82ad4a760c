import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { localDate } from '../kernel/time'
import { type EndedContract, endContract } from './end-contract'

const rules = { 'FD-SWITCH': { coolingOffDays: 7, noticeDays: 3, freeAfterLossDays: 60 } }
const contract: EndedContract = {
  startsOn: localDate('2026-10-13'),
  endsOn: localDate('2027-10-12'),
  signedOn: localDate('2026-10-13'),
  selfFen: fen(3_000),
  done: 5,
  promised: 12,
}
const end = (
  on: string,
  reason: 'resident' | 'team' | 'moved' | 'death' | 'switched' = 'resident',
  wish = {},
) => endContract({ ...contract, ...wish }, reason, localDate(on), rules)

describe('leaving a contract (D-FD-10)', () => {
  it('costs nothing for seven days, the day of signing among them', () => {
    expect(end('2026-10-19')).toEqual({
      endedOn: '2026-10-19',
      reason: 'cooling-off',
      isCoolingOff: true,
      refundFen: 3_000,
    })
    expect(end('2026-10-20')).toMatchObject({ reason: 'resident', isCoolingOff: false, refundFen: 1_750 })
  })

  it('cools off for residents alone', () => {
    expect(end('2026-10-13', 'team')).toMatchObject({ reason: 'team', refundFen: 1_750 })
    // E2 25
    expect(end('2026-10-14', 'death')).toMatchObject({ reason: 'death', isCoolingOff: false })
  })

  it('E2 46: holds no day when it never began', () => {
    expect(end('2026-10-14', 'resident', { startsOn: localDate('2026-12-01') }).endedOn).toBe('2026-11-30')
  })
})

describe('E2 27: a paid package half used', () => {
  it.each([
    [3_000, 0, 12, 3_000],
    [3_000, 12, 12, 0],
    [8_000, 1, 3, 5_333],
    [8_000, 2, 3, 2_667],
    // Half a 分 goes to the resident.
    [1, 1, 2, 1],
    // More was done than promised.
    [3_000, 14, 12, 0],
  ])('%i 分, %i of %i done: %i 分 back', (selfFen, done, promised, refundFen) => {
    expect(end('2027-01-01', 'resident', { selfFen: fen(selfFen), done, promised }).refundFen).toBe(refundFen)
  })

  it('of rights alone gives back what is left of the days', () => {
    const rights = { selfFen: fen(36_500), done: 0, promised: 0 }
    const back = (on: string) => end(on, 'resident', rights).refundFen
    expect([back('2026-10-20'), back('2027-10-11'), back('2027-10-12')]).toEqual([35_700, 100, 0])
    expect(end('2026-10-21', 'resident', { ...rights, startsOn: localDate('2026-12-01') }).refundFen).toBe(
      36_500,
    )
    // Until the day before the next team begins it is this one that cares.
    const switched = endContract(
      { ...contract, ...rights },
      'switched',
      localDate('2026-10-20'),
      rules,
      localDate('2026-10-22'),
    )
    expect(switched).toMatchObject({ endedOn: '2026-10-22', refundFen: 35_500 })
  })

  it('never gives back more than was paid, and never less for having had less', () => {
    const paid = fc.record({ selfFen: fc.nat(10_000_000), promised: fc.integer({ min: 1, max: 400 }) })
    fc.assert(
      fc.property(paid, fc.nat(400), ({ selfFen, promised }, done) => {
        const back = (had: number) =>
          end('2027-01-01', 'resident', { selfFen: fen(selfFen), promised, done: had }).refundFen
        expect(back(done)).toBeLessThanOrEqual(selfFen)
        expect(back(done + 1)).toBeLessThanOrEqual(back(done))
      }),
    )
  })
})
