import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { CLAIM_STATUSES } from './claim-status'
import { CLAIM_EVENTS, keptWhereItStood, moveClaim } from './move-claim'

/** Rules D-MA, claim states, one by one; an event that is not named is refused. */
const ALLOWED: Readonly<Record<string, string>> = {
  'submitted ask': 'need-more',
  'submitted review': 'under-review',
  'submitted withdraw': 'withdrawn',
  'need-more answer': 'submitted',
  'need-more review': 'under-review',
  'need-more withdraw': 'withdrawn',
  'under-review return': 'submitted',
  'under-review approve': 'approved',
  'under-review approve-in-part': 'partial',
  'under-review reject': 'rejected',
  'under-review withdraw': 'withdrawn',
  'approved publish': 'publicity',
  'approved release': 'paying',
  'approved close': 'closed',
  'partial publish': 'publicity',
  'partial release': 'paying',
  'partial close': 'closed',
  'rejected appeal': 'appealed',
  'publicity release': 'paying',
  'publicity appeal': 'appealed',
  'publicity reopen': 'submitted',
  'paying pay': 'paid',
  'paying appeal': 'appealed',
  'paying reopen': 'submitted',
  'paid reopen': 'submitted',
  'closed reopen': 'submitted',
  'paid close': 'closed',
  'paid appeal': 'appealed',
  'closed appeal': 'appealed',
  'appealed uphold': 'under-review',
  'appealed keep-rejected': 'rejected',
  'appealed keep-published': 'publicity',
  'appealed keep-payable': 'paying',
  'appealed keep-paid': 'paid',
  'appealed keep-closed': 'closed',
}

const cells = CLAIM_STATUSES.flatMap((status) => CLAIM_EVENTS.map((event) => [status, event] as const))

describe('every state × every event', () => {
  it.each(cells)('%s, %s', (status, event) => {
    const next = ALLOWED[`${status} ${event}`]
    expect(moveClaim(status, event)).toEqual(
      next ? { status: next } : { code: 'claim_state', facts: { status } },
    )
  })
})

describe('an appeal that is answered with no leaves the claim where it stood', () => {
  const today = localDate('2026-11-01')
  const decided = { rejectCode: null, benefitFen: fen(100), isPaid: false, publicUntil: null }
  it.each([
    ['rejected', { ...decided, rejectCode: 'OVER_TIME' }, 'keep-rejected'],
    ['paid', { ...decided, isPaid: true }, 'keep-paid'],
    ['worth nothing', { ...decided, benefitFen: fen(0) }, 'keep-closed'],
    ['on notice', { ...decided, publicUntil: localDate('2026-11-01') }, 'keep-published'],
    ['after its notice', { ...decided, publicUntil: localDate('2026-10-31') }, 'keep-payable'],
    ['payable', decided, 'keep-payable'],
  ] as const)('%s', (_, claim, event) => {
    expect(keptWhereItStood(claim, today)).toBe(event)
    expect(moveClaim('appealed', event)).not.toHaveProperty('code')
  })
})
