import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { nextAskAt, REFUND_ASKS_MAX } from './ask-again'
import { type BillLine, compareBill } from './compare-bill'

const line = (side: BillLine['side'], number: string, amount: number): BillLine => ({
  side,
  number,
  amountFen: fen(amount),
})

describe('a day of the bill', () => {
  it.each([
    ['agrees', [line('payment', 'a', 500)], [line('payment', 'a', 500)], []],
    ['has money that we know nothing of', [], [line('payment', 'a', 500)], ['missing-here a null 500']],
    ['lacks money that we think came', [line('payment', 'a', 500)], [], ['missing-there a 500 null']],
    ['has another amount', [line('refund', 'a', 500)], [line('refund', 'a', 400)], ['amount a 500 400']],
    [
      'E4 10: has one order twice',
      [line('payment', 'a', 500)],
      [line('payment', 'a', 500), line('payment', 'a', 500)],
      ['amount a 500 1000'],
    ],
    [
      'has a payment and a refund of one number',
      [line('payment', 'a', 500)],
      [line('refund', 'a', 500)],
      ['missing-there a 500 null', 'missing-here a null 500'],
    ],
  ] as const)('%s', (_what, here, there, expected) => {
    const found = compareBill(here, there)
    expect(found.map((each) => `${each.kind} ${each.number} ${each.hereFen} ${each.thereFen}`)).toEqual(
      expected,
    )
  })

  it('agrees with itself in any order, and its differences add up to the difference', () => {
    const lines = fc.array(
      fc
        .record({
          side: fc.constantFrom('payment', 'refund'),
          number: fc.constantFrom('a', 'b', 'c'),
          fen: fc.nat(9),
        })
        .map((each) => line(each.side as 'payment', each.number, each.fen)),
      { maxLength: 8 },
    )
    const sum = (amounts: readonly (number | null)[]) =>
      amounts.reduce<number>((all, each) => all + (each ?? 0), 0)
    fc.assert(
      fc.property(lines, lines, (here, there) => {
        expect(compareBill(here, [...here].reverse())).toEqual([])
        const found = compareBill(here, there)
        const missing = sum(found.map(({ thereFen }) => thereFen)) - sum(found.map(({ hereFen }) => hereFen))
        expect(missing).toBe(
          sum(there.map(({ amountFen }) => amountFen)) - sum(here.map(({ amountFen }) => amountFen)),
        )
      }),
    )
  })
})

describe('asking again', () => {
  it('never leaves a taken payment unknown for ten minutes (reliability 10)', () => {
    const start = new Date(0)
    const pauses = Array.from({ length: 40 }, (_, asked) => nextAskAt('payment', asked, start).getTime())
    // A round of the clock comes on top of it.
    expect(Math.max(...pauses) + 60_000).toBeLessThan(10 * 60_000)
  })

  it('gives a refund up after about a week', () => {
    const waited = Array.from({ length: REFUND_ASKS_MAX }, (_, asked) =>
      nextAskAt('refund', asked, new Date(0)).getTime(),
    ).reduce((sum, pause) => sum + pause, 0)
    expect(Math.round(waited / 86_400_000)).toBe(7)
  })
})
