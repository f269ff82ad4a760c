import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { refuseSwitch, type SwitchedContract } from './refuse-switch'

const rules = { 'FD-SWITCH': { coolingOffDays: 7, noticeDays: 3, freeAfterLossDays: 60 } }
const today = localDate('2026-10-13')
const switched: SwitchedContract = {
  endsOn: localDate('2029-04-30'),
  hasMoved: false,
  lossOn: null,
  changedOn: localDate('2026-05-01'),
}
const refusal = (contract: SwitchedContract, startsOn = '2026-10-16') =>
  refuseSwitch(contract, localDate(startsOn), today, rules)

describe('changing the team (D-FD-10)', () => {
  it('E2 28: once in a year, and says from when again', () => {
    expect(refusal(switched)).toEqual({ code: 'switch_once_a_year', facts: { from: '2027-05-01' } })
    expect(refusal(switched, '2027-05-01')).toBeNull()
  })

  it.each([
    ['a first change', { ...switched, changedOn: null }],
    ['E2 7: the family moved', { ...switched, hasMoved: true }],
    ['E2 20: a doctor left two months ago', { ...switched, lossOn: localDate('2026-08-14') }],
    ['at the end of the contract', { ...switched, endsOn: localDate('2026-10-15') }],
  ] as const)('%s', (_, contract) => expect(refusal(contract)).toBeNull())

  it('E2 20: a loss is fresh for so many days', () => {
    expect(refusal({ ...switched, lossOn: localDate('2026-08-13') })?.code).toBe('switch_once_a_year')
  })
})
