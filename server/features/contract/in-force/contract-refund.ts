import { contractRules } from '#domain/contract/contract-rules'
import { type ContractEnd, type EndReason, endContract } from '#domain/contract/end-contract'
import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context, WriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import type { ContractRow } from '../contract-store'
import { findPaidAndDone } from './fulfilment-store'

export interface DecidedEnd {
  readonly ended: ContractEnd
  /** What was paid for the whole term. */
  readonly selfFen: Fen
  readonly done: number
  readonly promised: number
  /** For how many days after the signing leaving costs nothing. */
  readonly coolingOffDays: number
}

/**
 * What ending a signed contract today means, and how much of what it owes was done. `lastDay`: until when its team cares,
 * when another one begins later. @throws contract_state
 */
export async function decideEnd(
  ctx: Pick<Context, 'rules' | 'now'>,
  db: Database | Transaction,
  contract: ContractRow,
  reason: EndReason,
  lastDay?: LocalDate,
): Promise<DecidedEnd> {
  const today = localDateOf(ctx.now())
  // What is over by itself holds no day that it could be ended on.
  if (contract.endsOn < today) throw new DomainError('contract_state', { status: contract.status })
  const rules = contractRules(await ctx.rules(), today)
  const { selfFen, done, promised } = await findPaidAndDone(db, contract.id)
  if (!contract.signedAt) throw new Error(`signed contract ${contract.id} was signed at no time`)
  const { startsOn, endsOn } = contract
  const counted = { selfFen: fen(selfFen), done, promised }
  const known = { startsOn, endsOn, signedOn: localDateOf(contract.signedAt), ...counted }
  const { coolingOffDays } = rules['FD-SWITCH']
  return { ended: endContract(known, reason, today, rules, lastDay), coolingOffDays, ...counted }
}

/** What was paid and not done goes back, however the contract ended (rules D-FD-10; journeys E2 27). */
export async function giveBackUndone(
  { tx, access, now }: Pick<WriteContext, 'tx' | 'access' | 'now'>,
  contractId: string,
  { refundFen }: Pick<ContractEnd, 'refundFen'>,
): Promise<void> {
  if (refundFen === 0) return
  const part = { purpose: 'contract', subjectId: contractId, partId: contractId } as const
  await access.giveBack(tx, { ...part, amountFen: refundFen, reason: 'contract-ended' }, now())
}
