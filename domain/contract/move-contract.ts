import { type Refusal, refuse } from '../kernel/errors'
import type { ContractStatus } from './contract-status'

/** What happens to a contract. Who may do it stands in the use cases. */
export const CONTRACT_EVENTS = [
  /** The text of today is read, and where the family signs by itself, signed anew. */
  'sign-again',
  /** The resident's own yes to what a helper handed in. */
  'confirm',
  /** Nobody said that yes, answered the team or paid, for too long. */
  'lapse',
  'ask',
  'answer',
  'queue',
  /** A place became free: the team is asked again. */
  'call-up',
  'accept',
  'sign',
  'reject',
  'withdraw',
  /** The family asks for another team. */
  'request-change',
  /** That application came to nothing. */
  'keep',
  'end',
] as const
export type ContractEvent = (typeof CONTRACT_EVENTS)[number]

const MOVES: Readonly<Record<ContractStatus, Partial<Readonly<Record<ContractEvent, ContractStatus>>>>> = {
  draft: { 'sign-again': 'draft', confirm: 'submitted', lapse: 'withdrawn', withdraw: 'withdrawn' },
  submitted: {
    'sign-again': 'submitted',
    ask: 'need-info',
    queue: 'queued',
    accept: 'accepted',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  'need-info': {
    'sign-again': 'need-info',
    answer: 'submitted',
    lapse: 'withdrawn',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  queued: {
    'sign-again': 'queued',
    'call-up': 'submitted',
    accept: 'accepted',
    reject: 'rejected',
    withdraw: 'withdrawn',
  },
  accepted: { sign: 'signed', lapse: 'withdrawn', reject: 'rejected', withdraw: 'withdrawn' },
  signed: { 'request-change': 'change-requested', end: 'terminated' },
  'change-requested': { keep: 'signed', end: 'terminated' },
  rejected: {},
  withdrawn: {},
  terminated: {},
}

/** Where an event leads (rules D-FD-06), or contract_state with the status that does not allow it. */
export function moveContract(
  status: ContractStatus,
  event: ContractEvent,
): { readonly status: ContractStatus } | Refusal {
  const next = MOVES[status][event]
  return next ? { status: next } : refuse('contract_state', { status })
}
