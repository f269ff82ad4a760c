import { expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import { applyLegs, EMPTY_BALANCES, fundBalance, refuseShort } from '#domain/ledger/balances'
import { feeRoom } from '#domain/ledger/fee-cap'
import { demoFund } from './demo-fund'

const FIRST = localDate('2026-08-25')

it.each(Array.from({ length: 20 }, (_, step) => addDays(FIRST, step * 19)))(
  'is a fund that could be, seeded on %s',
  (today) => {
    const { transfers, donations } = demoFund(today)
    let balances = EMPTY_BALANCES
    let lowestFeeRoom = 0
    for (const { kind, legs } of transfers) {
      expect(refuseShort(balances, { kind, legs })).toBeNull()
      balances = applyLegs(balances, legs)
      lowestFeeRoom = Math.min(lowestFeeRoom, feeRoom(balances, 500))
    }
    expect(lowestFeeRoom).toBeGreaterThanOrEqual(0)
    expect(balances.fee).toBeLessThanOrEqual(balances.contributions * 0.05)
    expect(fundBalance(balances)).toBeGreaterThan(100_000_000)
    expect(
      transfers.every(({ day }, index) => day < today && day >= (transfers[index - 1]?.day ?? day)),
    ).toBe(true)
    expect(new Set(transfers.map(({ intent }) => intent)).size).toBe(transfers.length)
    expect(new Set(transfers.map(({ id }) => id)).size).toBe(transfers.length)
    expect(donations.length).toBe(transfers.filter(({ kind }) => kind === 'donation').length)
    expect(transfers.length).toBeLessThan(1_000)
  },
)
