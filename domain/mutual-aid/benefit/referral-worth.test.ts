import { describe, expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { claimRules, DEFAULT_CLAIM_RULES } from '../claim/claim-rules'
import { referralWorth } from './referral-worth'

const today = localDate('2026-10-13')
const rules = claimRules(DEFAULT_CLAIM_RULES, '*', localDate('2026-10-13'))
const at = new Date('2026-10-13T09:20:00+08:00')
const sent = {
  urgency: 'green',
  requestedAt: at,
  acceptedAt: null,
  rejectedAt: null,
  certificationNumber: 'YX-0073',
  expiredAt: null,
} as const

describe('what a referral is worth', () => {
  it.each([
    ['waits for the answer', sent, 'waiting', 5_000],
    ['was accepted', { ...sent, acceptedAt: at }, 'counts', 8_000],
    ['was refused (E4 32)', { ...sent, rejectedAt: at }, 'refused', 5_000],
    [
      'by a doctor without a certificate',
      { ...sent, acceptedAt: at, certificationNumber: null },
      'uncertified',
      5_000,
    ],
    [
      'was accepted, and lies too long back',
      { ...sent, requestedAt: new Date('2026-09-28T09:02:00+08:00'), acceptedAt: at },
      'over',
      5_000,
    ],
    ['was never answered', { ...sent, expiredAt: at }, 'expired', 5_000],
    ['an emergency, answered or not (E4 31)', { ...sent, urgency: 'emergency' as const }, 'emergency', 8_000],
  ] as const)('%s', (_, referral, standing, ratioBasisPoints) => {
    expect(referralWorth(referral, today, rules)).toEqual({
      standing,
      ratioBasisPoints,
      withBasisPoints: 8_000,
      directBasisPoints: 5_000,
      bonusBasisPoints: 0,
      countedDays: 14,
      lateHours: 48,
    })
  })

  it('says what a certified doctor adds, and never more than the most', () => {
    const worth = (certifiedBonus: number) =>
      referralWorth(sent, today, {
        'MA-10': { ...rules['MA-10'], value: { ...rules['MA-10'].value, certifiedBonus } },
      }).bonusBasisPoints
    expect([worth(500), worth(2_000)]).toEqual([500, 1_000])
  })
})
