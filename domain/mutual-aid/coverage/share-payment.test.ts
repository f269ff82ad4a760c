import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { COVERAGE_STATUSES, PAYERS } from './coverage-status'
import { isDue, type PaidPlace, sharePayment } from './share-payment'

const place = (id: string, wish: Partial<PaidPlace> = {}): PaidPlace => ({
  id,
  status: 'pending-payment',
  paidBy: 'family',
  feeFen: fen(15_000),
  ...wish,
})

describe('what a payment gives', () => {
  it('gives each child its place', () => {
    expect(sharePayment([place('a'), place('b', { feeFen: fen(13_000) })], fen(28_000), false)).toEqual({
      taken: ['a', 'b'],
      gone: [],
    })
  })

  it('E4 5: gives back what was paid a second time', () => {
    const paid = [place('a', { status: 'in-force' })]
    expect(sharePayment(paid, fen(15_000), true)).toEqual({
      taken: [],
      gone: [{ partId: 'a', amountFen: 15_000 }],
    })
  })

  it('E4 10: came too late for one of two', () => {
    const places = [place('a', { status: 'unpaid' }), place('b')]
    expect(sharePayment(places, fen(30_000), false)).toEqual({
      taken: ['b'],
      gone: [{ partId: 'a', amountFen: 15_000 }],
    })
  })

  it('pays a renewal that is in force already, and never what donations pay', () => {
    const places = [
      place('a', { status: 'in-force', paidBy: 'owed' }),
      place('b', { paidBy: 'donation' }),
      place('c'),
    ]
    expect(sharePayment(places, fen(30_000), false)).toEqual({ taken: ['a', 'c'], gone: [] })
  })
})

it('loses no 分, makes none up, and names every place at most once', () => {
  const places = fc
    .array(
      fc.record({
        status: fc.constantFrom(...COVERAGE_STATUSES),
        paidBy: fc.constantFrom(...PAYERS),
        feeFen: fc.constantFrom(0, 13_000, 15_000).map(fen),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((rows) => rows.map((row, number): PaidPlace => ({ ...row, id: String(number) })))
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 200_000 }), fc.boolean(), (all, amount, isSecond) => {
      const { taken, gone } = sharePayment(all, fen(amount), isSecond)
      const fees = all.filter(({ id }) => taken.includes(id))
      const sum = fees.reduce((total, { feeFen }) => total + feeFen, 0)
      expect(sum + gone.reduce((total, { amountFen }) => total + amountFen, 0)).toBe(amount)
      expect(fees.every(isDue)).toBe(true)
      expect(new Set(gone.map(({ partId }) => partId)).size).toBe(gone.length)
    }),
  )
})
