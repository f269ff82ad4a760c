import { describe, expect, it } from 'vitest'
import { refuseDecider } from './refuse-decider'

const hands = {
  reviewerAccountId: 'reviewer',
  approverAccountId: 'approver',
  practitionerIds: ['treated', 'referred'],
  formerAccountIds: ['former', 'replaced'],
  replacedAccountIds: ['replaced'],
  correctorAccountIds: ['corrector'],
}
const other = { accountId: 'other', practitionerId: null, isRelative: false }

describe('who decides (MA-16, MA-18, E4 37)', () => {
  it.each([
    ['review', other, null],
    ['review', { ...other, practitionerId: 'somebody else' }, null],
    ['review', { ...other, practitionerId: 'referred' }, 'treating-doctor'],
    ['approve', { ...other, practitionerId: 'treated' }, 'treating-doctor'],
    ['review', { ...other, isRelative: true }, 'relative'],
    ['answer-objection', { ...other, isRelative: true }, 'relative'],
    ['approve', { ...other, accountId: 'reviewer' }, 'same-person'],
    ['approve', other, null],
    ['answer-appeal', other, null],
    ['answer-appeal', { ...other, accountId: 'reviewer' }, 'former-decider'],
    ['answer-appeal', { ...other, accountId: 'approver' }, 'former-decider'],
    ['answer-appeal', { ...other, accountId: 'former' }, 'former-decider'],
    ['answer-objection', { ...other, accountId: 'reviewer' }, null],
    // Whoever wrote facts or lines anew is the first of the two.
    ['approve', { ...other, accountId: 'corrector' }, 'same-person'],
    ['review', { ...other, accountId: 'corrector' }, null],
    // An upheld appeal was about their decision, and the office has others.
    ['review', { ...other, accountId: 'replaced' }, 'former-decider'],
    ['approve', { ...other, accountId: 'replaced' }, 'former-decider'],
    ['approve', { ...other, accountId: 'former' }, null],
  ] as const)('%s by %j: %s', (part, decider, reason) => {
    expect(refuseDecider(part, decider, hands)).toEqual(
      reason === null ? null : { code: 'claim_conflict', facts: { reason } },
    )
  })
})
