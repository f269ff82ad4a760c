import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { refuseSigning, type SigningState, type SigningWish } from './refuse-signing'

const rules = { 'FD-SIGN': { residenceMonths: 6, burstSignatures: 50, burstMinutes: 10, burstAnswerDays: 7 } }
const nothing: SigningState = { isConsentWithheld: false, pending: null, standing: null }
const standing = {
  contractId: 'old',
  teamId: 'team',
  teamName: '何静团队',
  startsOn: localDate('2026-01-01'),
  endsOn: localDate('2026-12-31'),
}
const wish: SigningWish = {
  kind: 'new',
  startsOn: localDate('2026-10-13'),
  previousId: null,
  livesHereSince: null,
}

describe('may somebody sign? the first no is told', () => {
  it.each([
    ['nothing stands against it', nothing, wish, null],
    ['the family took its consent back', { ...nothing, isConsentWithheld: true }, wish, 'consent_withheld'],
    [
      'E2 5, E2 24: an application is open already',
      { ...nothing, pending: { contractId: 'a', status: 'submitted' } },
      wish,
      'contract_pending',
    ],
    ['E2 1: signed elsewhere', { ...nothing, standing }, wish, 'contract_elsewhere'],
    ['renewing that contract', { ...nothing, standing }, { ...wish, previousId: 'old' }, null],
    ['beginning after it', { ...nothing, standing }, { ...wish, startsOn: localDate('2027-01-01') }, null],
    [
      'E2 8: five months here',
      nothing,
      { ...wish, livesHereSince: localDate('2026-04-14') },
      'residence_too_short',
    ],
    ['E2 8: half a year to the day', nothing, { ...wish, livesHereSince: localDate('2026-04-13') }, null],
  ] as const)('%s', (_, state, asked, code) => {
    expect(refuseSigning(state, asked, rules)?.code ?? null).toBe(code)
  })

  it('E2 1: says with whom and until when', () => {
    expect(refuseSigning({ ...nothing, standing }, wish, rules)?.facts).toEqual({
      teamName: '何静团队',
      endsOn: '2026-12-31',
    })
  })
})
