import { describe, expect, it } from 'vitest'
import { CONTRACT_STATUSES } from './contract-status'
import { CONTRACT_EVENTS, moveContract } from './move-contract'

/** Rules D-FD-06, status by status; an event that is not named is refused. */
const ALLOWED: Readonly<Record<string, string>> = {
  'draft sign-again': 'draft',
  'submitted sign-again': 'submitted',
  'need-info sign-again': 'need-info',
  'queued sign-again': 'queued',
  'draft confirm': 'submitted',
  'draft lapse': 'withdrawn',
  'draft withdraw': 'withdrawn',
  'submitted ask': 'need-info',
  'submitted queue': 'queued',
  'submitted accept': 'accepted',
  'submitted reject': 'rejected',
  'submitted withdraw': 'withdrawn',
  'need-info answer': 'submitted',
  'need-info lapse': 'withdrawn',
  'need-info reject': 'rejected',
  'need-info withdraw': 'withdrawn',
  'queued call-up': 'submitted',
  'queued accept': 'accepted',
  'queued reject': 'rejected',
  'queued withdraw': 'withdrawn',
  'accepted sign': 'signed',
  'accepted lapse': 'withdrawn',
  'accepted reject': 'rejected',
  'accepted withdraw': 'withdrawn',
  'signed request-change': 'change-requested',
  'signed end': 'terminated',
  'change-requested keep': 'signed',
  'change-requested end': 'terminated',
}

const cells = CONTRACT_STATUSES.flatMap((status) => CONTRACT_EVENTS.map((event) => [status, event] as const))

describe('every state × every event', () => {
  it.each(cells)('%s, %s', (status, event) => {
    const next = ALLOWED[`${status} ${event}`]
    expect(moveContract(status, event)).toEqual(
      next ? { status: next } : { code: 'contract_state', facts: { status } },
    )
  })

  it('lets nothing happen to what is over', () => {
    const over = cells.filter(([status]) => ['rejected', 'withdrawn', 'terminated'].includes(status))
    expect(over.filter(([status, event]) => !('code' in moveContract(status, event)))).toEqual([])
  })
})
