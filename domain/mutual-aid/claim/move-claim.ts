import { type Refusal, refuse } from '../../kernel/errors'
import type { Fen } from '../../kernel/fen'
import type { LocalDate } from '../../kernel/time'
import type { ClaimStatus } from './claim-status'
import type { RejectCode } from './reject-code'

/** What happens to a claim. Who may do it stands in `refuseDecider` and in the use cases. */
export const CLAIM_EVENTS = [
  'withdraw',
  'ask',
  'answer',
  /** The reviewer has an opinion, for or against: now somebody else decides. */
  'review',
  'return',
  'approve',
  'approve-in-part',
  'reject',
  'publish',
  'release',
  'pay',
  'close',
  'appeal',
  /** Somebody else finds the family right: a second decision follows. */
  'uphold',
  // An appeal is answered with no: the claim stands where it stood.
  'keep-rejected',
  'keep-published',
  'keep-payable',
  'keep-paid',
  'keep-closed',
  /** An objection was right, a payer paid more before the plan did, or too little was paid: it is looked at anew. */
  'reopen',
] as const
export type ClaimEvent = (typeof CLAIM_EVENTS)[number]

const MOVES: Readonly<Record<ClaimStatus, Partial<Readonly<Record<ClaimEvent, ClaimStatus>>>>> = {
  submitted: { ask: 'need-more', review: 'under-review', withdraw: 'withdrawn' },
  'need-more': { answer: 'submitted', review: 'under-review', withdraw: 'withdrawn' },
  'under-review': {
    return: 'submitted',
    approve: 'approved',
    'approve-in-part': 'partial',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  approved: { publish: 'publicity', release: 'paying', close: 'closed' },
  partial: { publish: 'publicity', release: 'paying', close: 'closed' },
  rejected: { appeal: 'appealed' },
  publicity: { release: 'paying', appeal: 'appealed', reopen: 'submitted' },
  paying: { pay: 'paid', appeal: 'appealed', reopen: 'submitted' },
  paid: { close: 'closed', appeal: 'appealed', reopen: 'submitted' },
  closed: { appeal: 'appealed', reopen: 'submitted' },
  appealed: {
    uphold: 'under-review',
    'keep-rejected': 'rejected',
    'keep-published': 'publicity',
    'keep-payable': 'paying',
    'keep-paid': 'paid',
    'keep-closed': 'closed',
  },
  withdrawn: {},
}

/** Where an event leads (rules D-MA), or claim_state with the status that does not allow it. */
export function moveClaim(
  status: ClaimStatus,
  event: ClaimEvent,
): { readonly status: ClaimStatus } | Refusal {
  const next = MOVES[status][event]
  return next ? { status: next } : refuse('claim_state', { status })
}

/** What of a decided claim says where it stood before an appeal. */
export interface DecidedClaim {
  readonly rejectCode: RejectCode | null
  readonly benefitFen: Fen
  readonly isPaid: boolean
  /** Last day of the notice, inclusive; null without one. */
  readonly publicUntil: LocalDate | null
}

/** The event that leads back to where a claim stood, when its appeal is answered with no. */
export function keptWhereItStood(
  { rejectCode, benefitFen, isPaid, publicUntil }: DecidedClaim,
  today: LocalDate,
): ClaimEvent {
  if (rejectCode !== null) return 'keep-rejected'
  if (isPaid) return 'keep-paid'
  if (benefitFen === 0) return 'keep-closed'
  return publicUntil !== null && today <= publicUntil ? 'keep-published' : 'keep-payable'
}
