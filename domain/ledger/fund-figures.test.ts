import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { localDate } from '../kernel/time'
import { feeBasisPoints, feeRoom, refuseFee } from './fee-cap'
import { DEFAULT_FUND_RULES, fundRules } from './fund-rules'
import { postPaidShare } from './post-paid-share'
import { type FundCase, shownCases } from './public-case'
import { reserveOf } from './reserve'

const yuan = (amount: number) => fen(Math.round(amount * 100))

describe('the reserve (MA-22)', () => {
  const rule = { warnMonths: 3, stopMonths: 1 }
  it.each([
    // The public page of the design: 2,184,360.25 lasts 19.2 months.
    ['well filled', 2_184_360.25, 682_445.1, 19.2, 'ok'],
    ['exactly three months', 300, 600, 3, 'ok'],
    ['a 分 less than three months', 299.99, 600, 2.9, 'low'],
    ['exactly one month', 100, 600, 1, 'low'],
    ['a 分 less than one', 99.99, 600, 0.9, 'critical'],
    ['empty', 0, 600, 0, 'critical'],
    ['nothing was given yet', 10, 0, null, 'ok'],
  ])('%s', (_, balance, aid, monthsCovered, level) => {
    expect(reserveOf(yuan(balance), { aidFen: yuan(aid), months: 6 }, rule)).toEqual({ monthsCovered, level })
  })
})

describe('the fee (MA-21)', () => {
  const taken = { contributions: yuan(1_612_580), fee: yuan(72_689) }
  it('is shown as a share of the contributions', () => {
    expect(feeBasisPoints(taken)).toBe(451)
    expect(feeBasisPoints({ contributions: fen(0), fee: fen(0) })).toBeNull()
  })

  it('is blocked above its cap, to the 分 (E4 45)', () => {
    const room = feeRoom(taken, 500)
    expect(room).toBe(yuan(7_940))
    expect(refuseFee(taken, room, 500)).toBeNull()
    expect(refuseFee(taken, fen(room + 1), 500)).toEqual({
      code: 'fee_cap_exceeded',
      facts: { capBasisPoints: 500, roomFen: room },
    })
    // Refunds lowered the contributions after the fee was taken: nothing more, and nothing below nought.
    expect(feeRoom({ contributions: yuan(1_000), fee: yuan(60) }, 500)).toBe(0)
  })

  it('follows the rule of its day', () => {
    const stricter = {
      ...DEFAULT_FUND_RULES[0],
      region: 'yunxi',
      code: 'MA-21',
      validFrom: localDate('2027-01-01'),
      validTo: null,
      value: { feeCapBasisPoints: 300 },
      source: '示例',
      verified: true,
    }
    const reserve = {
      ...stricter,
      code: 'MA-22',
      validFrom: localDate('2025-01-01'),
      value: { warnMonths: 3, stopMonths: 1 },
    }
    const rules = [...DEFAULT_FUND_RULES, stricter, reserve]
    const capOn = (day: string) => fundRules(rules, 'yunxi', localDate(day))['MA-21'].feeCapBasisPoints
    expect([capOn('2026-12-31'), capOn('2027-01-01')]).toEqual([500, 300])
    expect(() => fundRules([], 'yunxi', localDate('2026-12-31'))).toThrow('MA-21')
  })
})

describe('what each pays afterwards (相互宝)', () => {
  it.each([
    ['the published formula: 0.108 元', 300_000, 0, 3_000_000, 10.8, 11],
    ['a balance counts', 300_000, 24_000, 3_000_000, 10, 10],
    ['a balance suffices', 300_000, 324_000, 3_000_000, 0, 0],
    ['more than suffices', 300_000, 999_999, 3_000_000, 0, 0],
    ['one member', 100, 0, 1, 10_800, 10_800],
  ])('%s', (_, aid, balance, members, exactFen, shareFen) => {
    const share = postPaidShare({
      aidFen: yuan(aid),
      feeBasisPoints: 800,
      balanceFen: yuan(balance),
      members,
    })
    expect(share).toEqual({ shareFen, exactFen })
  })

  it('always pays for what was given', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 5_000_000 }), (aid, balance, members) => {
        const { shareFen } = postPaidShare({
          aidFen: fen(aid),
          feeBasisPoints: 800,
          balanceFen: fen(balance),
          members,
        })
        expect(shareFen * members + balance).toBeGreaterThanOrEqual(aid)
      }),
    )
    const nobody = { aidFen: fen(1), feeBasisPoints: 0, balanceFen: fen(0), members: 0 }
    expect(() => postPaidShare(nobody)).toThrow(RangeError)
  })
})

describe('cases in public (E4 42)', () => {
  const cases = fc.array(
    fc.record({
      ageBand: fc.constantFrom('0–2 岁', '3–5 岁', '6–11 岁'),
      diseaseGroup: fc.constantFrom('呼吸系统', '消化系统', '肿瘤'),
      pathway: fc.constantFrom('A', 'B', 'D'),
      amountFen: fc.integer({ min: 1, max: 9_999_999 }).map(fen),
      month: fc.constantFrom('2026-09', '2026-10'),
    }),
    { maxLength: 120 },
  )

  it('look like at least five, whatever happened', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 9 }), (paid, smallest) => {
        const shown = shownCases(paid, smallest)
        const sizes = new Map<string, number>()
        const cellOf = (each: FundCase) => JSON.stringify({ ...each, amountFen: 0 })
        for (const each of shown) sizes.set(cellOf(each), (sizes.get(cellOf(each)) ?? 0) + 1)
        for (const size of sizes.values()) expect(size).toBeGreaterThanOrEqual(Math.max(5, smallest))
        // Nobody is shown who was not paid, and nobody twice.
        const amounts = (list: readonly FundCase[]) => list.map(({ amountFen }) => amountFen)
        for (const amount of new Set(amounts(shown))) {
          const times = (list: readonly FundCase[]) => amounts(list).filter((each) => each === amount).length
          expect(times(shown)).toBeLessThanOrEqual(times(paid))
        }
      }),
    )
  })

  it('say less until enough are alike, and leave out who is alone', () => {
    const one = (diseaseGroup: string, month: string, pathway = 'A') =>
      ({ ageBand: '3–5 岁', diseaseGroup, pathway, amountFen: fen(100), month }) as const
    const many = (count: number, each: FundCase) => Array.from({ length: count }, () => each)
    const shown = shownCases(
      [
        ...many(5, one('呼吸系统', '2026-10')),
        ...many(3, one('消化系统', '2026-10')),
        ...many(2, one('消化系统', '2026-09')),
        ...many(4, one('肿瘤', '2026-10')),
        ...many(1, one('外伤', '2026-10')),
        ...many(4, one('外伤', '2026-10', 'D')),
      ],
      5,
    )
    const counted = (diseaseGroup: string | null, month: string | null) =>
      shown.filter((each) => each.diseaseGroup === diseaseGroup && each.month === month).length
    expect(counted('呼吸系统', '2026-10')).toBe(5)
    expect(counted('消化系统', null)).toBe(5)
    expect(counted(null, null)).toBe(5)
    expect(shown).toHaveLength(15)
  })
})
