import { contractRules } from '#domain/contract/contract-rules'
import type { ContractStatus } from '#domain/contract/contract-status'
import { type ContractEvent, moveContract } from '#domain/contract/move-contract'
import { DomainError, type DomainErrorCode } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { type DialogueTurn, withTurn } from '../contract-seal'
import { type ContractRow, findContract, lockContracts, updateContract } from '../contract-store'
import { moveSigned } from '../signing/previous-store'
import { tellFamily } from '../tell-family'
import { acceptContracts } from './accept-contracts'
import { queuePositionOf } from './queue-store'

interface AcceptedRow {
  readonly id: string
  /** `accepted`: the family has to pay first. */
  readonly outcome: 'signed' | 'accepted' | 'refused'
  readonly code?: DomainErrorCode
}

type Decision = 'accept' | 'ask' | 'reject' | 'queue'

/**
 * A member of the team decides about an application. Whoever asks or rejects says what, or why.
 *
 * @throws not_found alike for absent applications and those of other teams; contract_state, team_full, team_ended,
 * resident_yes_missing, resident_yes_old, input_invalid without words
 */
export async function reviewApplication(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly decision: Decision; readonly text?: string | undefined },
): Promise<{ status: ContractStatus }> {
  const { tx } = ctx
  const contract = await applicationOfTeam(ctx, input.id)
  if (input.decision === 'accept') {
    const scope = await ctx.access.teamScope(tx, ctx, contract.teamId, localDateOf(ctx.now()))
    const [outcome] = await acceptContracts(ctx, scope, [contract.id])
    if (!outcome) throw new DomainError('not_found')
    if (outcome.refusal) throw new DomainError(outcome.refusal.code, outcome.refusal.facts)
    return { status: outcome.status }
  }
  await lockPatients(tx, [contract.patientId])
  const [locked] = await lockContracts(tx, [contract.id])
  if (!locked) throw new DomainError('not_found')
  if (input.decision === 'queue') return putInQueue(ctx, locked)
  const { text } = input
  if (text === undefined) throw new DomainError('input_invalid', { fields: ['text'] })
  return input.decision === 'ask' ? askForMore(ctx, locked, text) : rejectApplication(ctx, locked, text)
}

/**
 * Takes in what was selected in a list. What one is refused for is said beside it; only an application that is not there
 * refuses them all.
 */
export async function acceptMany(
  ctx: StaffWriteContext,
  { ids }: { readonly ids: readonly string[] },
): Promise<{ rows: AcceptedRow[] }> {
  const [first] = ids
  if (first === undefined) return { rows: [] }
  const { teamId } = await applicationOfTeam(ctx, first)
  const scope = await ctx.access.teamScope(ctx.tx, ctx, teamId, localDateOf(ctx.now()))
  const outcomes = await acceptContracts(ctx, scope, ids)
  return {
    rows: outcomes.map(({ id, refusal, status }) => {
      if (refusal) return { id, outcome: 'refused', code: refusal.code }
      return { id, outcome: status === 'signed' ? 'signed' : 'accepted' }
    }),
  }
}

/** @throws not_found alike for absent applications and those of teams that they do not belong to */
export async function applicationOfTeam(
  ctx: Pick<StaffWriteContext, 'access' | 'now' | 'staff' | 'tx'>,
  id: string,
): Promise<ContractRow> {
  const contract = await findContract(ctx.tx, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.teamScope(ctx.tx, ctx, contract.teamId, localDateOf(ctx.now()))
  return contract
}

/** More is asked for so often and no further: then the team decides (journeys E2 16, 23). */
async function askForMore(
  ctx: StaffWriteContext,
  contract: ContractRow,
  text: string,
): Promise<{ status: ContractStatus }> {
  const { asks } = contractRules(await ctx.rules(), localDateOf(ctx.now()))['FD-REVIEW72']
  const status = statusAfter(contract, 'ask')
  if (contract.infoAsked >= asks) throw new DomainError('contract_state', { status: contract.status, asks })
  const infoAsked = contract.infoAsked + 1
  await say(ctx, contract, { kind: 'ask', text }, { status, infoAsked })
  await tellFamily(ctx, contract, 'contract-asked', { turn: infoAsked })
  return { status }
}

async function rejectApplication(
  ctx: StaffWriteContext,
  contract: ContractRow,
  text: string,
): Promise<{ status: ContractStatus }> {
  const status = statusAfter(contract, 'reject')
  await say(ctx, contract, { kind: 'reject', text }, { status })
  await keepPrevious(ctx.tx, contract, { accountId: ctx.account.id, at: ctx.now() })
  await tellFamily(ctx, contract, 'contract-rejected')
  return { status }
}

async function putInQueue(
  ctx: StaffWriteContext,
  contract: ContractRow,
): Promise<{ status: ContractStatus }> {
  const at = ctx.now()
  const status = statusAfter(contract, 'queue')
  const change = { status, queuedAt: at, reviewDueAt: null }
  await updateContract(ctx.tx, contract.id, change, { accountId: ctx.account.id, at })
  const queuePosition = await queuePositionOf(ctx.tx, contract.id)
  await tellFamily(ctx, contract, 'contract-queued', { facts: { queuePosition } })
  return { status }
}

/** Whoever asked for another team and did not get it stays where they are. */
export async function keepPrevious(
  tx: Transaction,
  { kind, previousId }: ContractRow,
  by: { readonly accountId: string | null; readonly at: Date },
): Promise<void> {
  if (kind === 'switch' && previousId !== null) await moveSigned(tx, previousId, 'signed', by)
}

export function statusAfter({ status }: ContractRow, event: ContractEvent): ContractStatus {
  const moved = moveContract(status, event)
  if ('code' in moved) throw new DomainError(moved.code, moved.facts)
  return moved.status
}

async function say(
  ctx: StaffWriteContext,
  { id, dialogueCipher }: ContractRow,
  { kind, text }: Pick<DialogueTurn, 'kind' | 'text'>,
  change: { readonly status: ContractStatus; readonly infoAsked?: number },
): Promise<void> {
  const at = ctx.now()
  const turn: DialogueTurn = { at: toIsoShanghai(at), by: 'team', kind, text }
  const dialogue = withTurn(ctx.fieldCrypto, dialogueCipher, turn)
  await updateContract(ctx.tx, id, { ...change, dialogueCipher: dialogue }, { accountId: ctx.account.id, at })
}
