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
  type TransferKind,
} from './transfer'

const POSTED = TRANSFER_KINDS.filter((kind): kind is PostedKind => kind !== 'reversal')
const moves = fc.record({
  kind: fc.constantFrom(...POSTED),
  amountFen: fc.integer({ min: 1, max: 2_000_000 }),
  /** Or a reversal of one that was posted before. */
  reverses: fc.option(fc.nat(200), { freq: 5 }),
})

interface Posted {
  readonly kind: TransferKind
  readonly legs: readonly Leg[]
}

interface History {
  readonly posted: readonly Posted[]
  readonly balances: Balances
}

/** What a ledger that refuses what would leave it short has in its books after so many tries. */
function play(tries: readonly { kind: PostedKind; amountFen: number; reverses: number | null }[]): History {
  return tries.reduce<History>(
    ({ posted, balances }, { kind, amountFen, reverses }) => {
      const before = reverses === null ? undefined : posted[reverses % (posted.length || 1)]
      const next: Posted = before
        ? { kind: 'reversal', legs: reverseLegs(before.legs) }
        : { kind, legs: legsOf(kind, fen(amountFen)) }
      if (refuseShort(balances, next)) return { posted, balances }
      return { posted: [...posted, next], balances: applyLegs(balances, next.legs) }
    },
    { posted: [], balances: EMPTY_BALANCES },
  )
}

describe('any history', () => {
  it('sums up to nought, leaves nothing below it but by refunds, and keeps the equation of MA-21', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 80 }), (tries) => {
        const { posted, balances } = play(tries)
        expect(posted.flatMap(({ legs }) => legs).reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0)
        const { bank, ...others } = balances
        expect(Math.min(...Object.values(others))).toBeGreaterThanOrEqual(0)
        const refunds = posted.filter(({ kind }) => kind === 'refund')
        if (refunds.length === 0) expect(Math.min(fundBalance(balances), bank)).toBeGreaterThanOrEqual(0)
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
        if (!lowers(legs)) expect(refuseShort(play(tries).balances, { kind, legs })).toBeNull()
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
  const of = (kind: PostedKind, amount: number) => ({ kind, legs: legsOf(kind, fen(amount)) })
  const rich = applyLegs(EMPTY_BALANCES, legsOf('contribution', fen(100)))
  expect(refuseShort(rich, of('aid-approved', 100))).toBeNull()
  expect(refuseShort(rich, of('aid-approved', 130))).toEqual({
    code: 'fund_short',
    facts: { missingFen: 30 },
  })
})

describe('a refund that has left while the fund owes what it has', () => {
  const of = (kind: PostedKind, amount: number) => ({ kind, legs: legsOf(kind, fen(amount)) })
  const promised = [of('contribution', 100), of('aid-approved', 100), of('refund', 30)]
  const short = promised.reduce((balances, { legs }) => applyLegs(balances, legs), EMPTY_BALANCES)

  it('is written down: the fund stands below nought', () => {
    expect(refuseShort(applyLegs(short, reverseLegs(of('refund', 30).legs)), of('refund', 30))).toBeNull()
    expect([fundBalance(short), short.bank]).toEqual([-30, 70])
    // What was never contributed cannot be given back.
    expect(refuseShort(short, of('refund', 71))).toMatchObject({ code: 'fund_short' })
  })

  it.each([
    ['aid-approved', 1, 31],
    ['fee', 1, 31],
    ['aid-paid', 71, 1],
    ['aid-paid', 70, null],
    ['aid-cancelled', 20, null],
    ['recovery', 20, null],
    ['contribution', 1, null],
  ] as const)('then %s of %i is short of %s', (kind, amount, missingFen) => {
    expect(refuseShort(short, of(kind, amount))?.facts.missingFen ?? null).toBe(missingFen)
  })
})
