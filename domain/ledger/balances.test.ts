import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { applyLegs, type Balances, EMPTY_BALANCES, fundBalance, lowers, refuseShort } from './balances'
import { ACCOUNT_SIDES, LEDGER_ACCOUNTS } from './ledger-account'
import {
  assertLegs,
  childrenOf,
  type Leg,
  legsOf,
  type PostedKind,
  reverseLegs,
  TRANSFER_KINDS,
} from './transfer'

const POSTED = TRANSFER_KINDS.filter((kind): kind is PostedKind => kind !== 'reversal')
const moves = fc.record({
  kind: fc.constantFrom(...POSTED),
  amountFen: fc.integer({ min: 1, max: 2_000_000 }),
  /** Or a reversal of one that was posted before. */
  reverses: fc.option(fc.nat(200), { freq: 5 }),
})

interface History {
  readonly posted: readonly (readonly Leg[])[]
  readonly balances: Balances
}

/** What a ledger that refuses what would leave it short has in its books after so many tries. */
function play(tries: readonly { kind: PostedKind; amountFen: number; reverses: number | null }[]): History {
  return tries.reduce<History>(
    ({ posted, balances }, { kind, amountFen, reverses }) => {
      const before = reverses === null ? undefined : posted[reverses % (posted.length || 1)]
      const legs = before ? reverseLegs(before) : legsOf(kind, fen(amountFen))
      if (refuseShort(balances, legs)) return { posted, balances }
      return { posted: [...posted, legs], balances: applyLegs(balances, legs) }
    },
    { posted: [], balances: EMPTY_BALANCES },
  )
}

describe('any history', () => {
  it('sums up to nought, leaves nothing below it, and keeps the equation of MA-21', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 80 }), (tries) => {
        const { posted, balances } = play(tries)
        expect(posted.flat().reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0)
        expect(Math.min(fundBalance(balances), ...Object.values(balances))).toBeGreaterThanOrEqual(0)
        const { contributions, donations, interest, aid, fee } = balances
        expect(contributions + donations + interest - aid - fee).toBe(fundBalance(balances))
        const signed = LEDGER_ACCOUNTS.map((account) => ACCOUNT_SIDES[account] * balances[account])
        expect(signed.reduce((sum, each) => sum + each, 0)).toBe(0)
      }),
    )
  })

  it('is refused only by what takes: what does not lower is never weighed', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 30 }), moves, (tries, { kind, amountFen }) => {
        const legs = legsOf(kind, fen(amountFen))
        if (!lowers(legs)) expect(refuseShort(play(tries).balances, legs)).toBeNull()
      }),
    )
    expect(POSTED.filter((kind) => !lowers(legsOf(kind, fen(1))))).toEqual([
      'contribution',
      'donation',
      'interest',
    ])
  })
})

describe('a reversal', () => {
  it('brings the accounts back, and reversed is the transfer itself (E4 46)', () => {
    fc.assert(
      fc.property(moves, ({ kind, amountFen }) => {
        const legs = legsOf(kind, fen(amountFen))
        expect(reverseLegs(reverseLegs(legs))).toEqual(legs)
        expect(applyLegs(applyLegs(EMPTY_BALANCES, legs), reverseLegs(legs))).toEqual(EMPTY_BALANCES)
      }),
    )
  })
})

it.each([
  ['contribution', 'bank', 'contributions', 1],
  ['refund', 'contributions', 'bank', -1],
  ['donation', 'bank', 'donations', 0],
  ['interest', 'bank', 'interest', 0],
  ['aid-approved', 'aid', 'payable', 1],
  ['aid-paid', 'payable', 'bank', 0],
  ['aid-cancelled', 'payable', 'aid', -1],
  ['recovery', 'bank', 'aid', 0],
  ['fee', 'fee', 'bank', 0],
  ['waiver', 'donations', 'contributions', 1],
] as const)('%s goes from %s to %s, and counts %i', (kind, debit, credit, children) => {
  expect(legsOf(kind, fen(7))).toEqual([
    { account: debit, amountFen: 7 },
    { account: credit, amountFen: -7 },
  ])
  expect(childrenOf(kind)).toBe(children)
})

it('takes only the legs of its kind', () => {
  const legs = legsOf('fee', fen(5))
  expect(() => assertLegs('fee', legs)).not.toThrow()
  expect(() => assertLegs('fee', [...legs].reverse())).not.toThrow()
  expect(() => assertLegs('refund', legs)).toThrow(RangeError)
  expect(() => assertLegs('fee', reverseLegs(legs))).toThrow(RangeError)
  expect(() => assertLegs('fee', legs.slice(1))).toThrow(RangeError)
  expect(() => assertLegs('fee', [...legs, ...legs])).toThrow(RangeError)
  expect(() => legsOf('fee', fen(0))).toThrow(RangeError)
})

it('says what is missing when the fund is short (E4 44)', () => {
  const rich = applyLegs(EMPTY_BALANCES, legsOf('contribution', fen(100)))
  expect(refuseShort(rich, legsOf('aid-approved', fen(100)))).toBeNull()
  expect(refuseShort(rich, legsOf('aid-approved', fen(130)))).toEqual({
    code: 'fund_short',
    facts: { missingFen: 30 },
  })
})
