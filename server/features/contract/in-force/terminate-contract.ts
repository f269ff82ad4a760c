import type { ContractEnd, EndReason } from '#domain/contract/end-contract'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext, StaffContext, StaffWriteContext, WriteContext } from '../../../platform/context'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { withTurn } from '../contract-seal'
import {
  type ContractRow,
  cancelTasksAfter,
  findContract,
  lockContracts,
  updateContract,
} from '../contract-store'
import { lockOwnContract } from '../review/answer-application'
import { applicationOfTeam, statusAfter } from '../review/review-application'
import { tellFamily } from '../tell-family'
import { type DecidedEnd, decideEnd, giveBackUndone } from './contract-refund'

export interface EndAnswer {
  readonly endedOn: LocalDate
  readonly refundFen: number
  readonly coolingOff: boolean
}

type EndPreview = EndAnswer & Pick<DecidedEnd, 'selfFen' | 'done' | 'promised' | 'coolingOffDays'>

/** What ending it today would mean, and how much was done of what was promised. */
export async function previewEnd(ctx: AccountContext, { id }: { readonly id: string }): Promise<EndPreview> {
  const contract = await findContract(ctx.db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.guardianScope(ctx.db, ctx.account, contract.patientId, localDateOf(ctx.now()))
  statusAfter(contract, 'end')
  const { ended, ...counted } = await decideEnd(ctx, ctx.db, contract, 'resident')
  return { ...answerOf(ended), ...counted }
}

/**
 * What ending it today would mean, before a team does: nothing of it is cooling off, that is the family's right alone.
 *
 * @throws not_found alike for absent contracts and those of other teams; contract_state
 */
export async function previewEndByTeam(
  ctx: StaffContext,
  { id }: { readonly id: string },
): Promise<EndPreview> {
  const contract = await findContract(ctx.db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.teamScope(ctx.db, ctx, contract.teamId, localDateOf(ctx.now()))
  statusAfter(contract, 'end')
  const { ended, ...counted } = await decideEnd(ctx, ctx.db, contract, 'team')
  return { ...answerOf(ended), ...counted }
}

/**
 * A family leaves its team: today is the last day. Within the days of cooling off it costs nothing (rules D-FD-10).
 *
 * @throws not_found, delegate_not_permitted, contract_state
 */
export async function terminateByFamily(
  ctx: WriteContext,
  { id, reason }: { readonly id: string; readonly reason: Extract<EndReason, 'resident' | 'moved'> },
): Promise<EndAnswer> {
  return end(ctx, await lockOwnContract(ctx, id), reason)
}

/**
 * A team ends a contract, and says why: it cannot go on, the resident moved away or died (journeys E2 25).
 *
 * @throws not_found alike for absent contracts and those of other teams; not_permitted for one's own family;
 * contract_state
 */
export async function terminateByTeam(
  ctx: StaffWriteContext,
  input: {
    readonly id: string
    readonly reason: Extract<EndReason, 'team' | 'moved' | 'death'>
    readonly text: string
  },
): Promise<EndAnswer> {
  const { tx } = ctx
  const { patientId } = await applicationOfTeam(ctx, input.id)
  const isOwn = await ctx.access.actsForOneOf(tx, ctx.account.id, [patientId], localDateOf(ctx.now()))
  if (isOwn) throw new DomainError('not_permitted')
  await lockPatients(tx, [patientId])
  const [contract] = await lockContracts(tx, [input.id])
  if (!contract) throw new DomainError('not_found')
  return end(ctx, contract, input.reason, input.text)
}

async function end(
  ctx: WriteContext,
  contract: ContractRow,
  reason: EndReason,
  text?: string,
): Promise<EndAnswer> {
  const { tx, account, fieldCrypto } = ctx
  const at = ctx.now()
  const status = statusAfter(contract, 'end')
  const { ended } = await decideEnd(ctx, tx, contract, reason)
  const turn = text && ({ at: toIsoShanghai(at), by: 'team', kind: 'end', text } as const)
  await updateContract(
    tx,
    contract.id,
    {
      status,
      endedOn: ended.endedOn,
      endReason: ended.reason,
      endedByAccountId: account.id,
      ...(turn && { dialogueCipher: withTurn(fieldCrypto, contract.dialogueCipher, turn) }),
    },
    { accountId: account.id, at },
  )
  await cancelTasksAfter(tx, contract.id, ended.endedOn)
  await giveBackUndone(ctx, contract.id, ended)
  await tellFamily(ctx, contract, 'contract-ended', { facts: { reason: ended.reason } })
  return answerOf(ended)
}

function answerOf({ endedOn, refundFen, isCoolingOff }: ContractEnd): EndAnswer {
  return { endedOn, refundFen, coolingOff: isCoolingOff }
}
