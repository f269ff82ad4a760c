import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { refuseWaiver } from './refuse-waiver'

it('E4 53: donations pay a fee while they suffice, to the last 分', () => {
  expect(refuseWaiver(fen(15_000), fen(15_000))).toBeNull()
  expect(refuseWaiver(fen(15_000), fen(14_999))).toEqual({
    code: 'waiver_fund_short',
    facts: { feeFen: 15_000, leftFen: 14_999 },
  })
})
