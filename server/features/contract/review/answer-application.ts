import type { ContractStatus } from '#domain/contract/contract-status'
import { resumedDueAt } from '#domain/contract/review-clock'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { withTurn } from '../contract-seal'
import { type ContractRow, findContract, lockContracts, updateContract } from '../contract-store'
import { isTheirsAlone } from '../in-force/read-contracts'
import { findView } from '../view-store'
import { keepPrevious, statusAfter } from './review-application'

/**
 * The family answers what the team asked; the clock that stood goes on. Whoever may not read the question does not answer
 * it (journeys E2 26).
 *
 * @throws not_found, delegate_not_permitted, contract_theirs_alone, contract_state
 */
export async function answerInfo(
  ctx: WriteContext,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<{ status: ContractStatus; reviewDueAt: string | null }> {
  const at = ctx.now()
  const today = localDateOf(at)
  const contract = await lockOwnContract(ctx, id)
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, contract.patientId, today)
  const view = await findView(ctx.tx, scope, id)
  if (!view || isTheirsAlone(view, today)) throw new DomainError('contract_theirs_alone')
  const status = statusAfter(contract, 'answer')
  const dueAt = contract.reviewDueAt && resumedDueAt(contract.reviewDueAt, contract.statusAt, at)
  const turn = { at: toIsoShanghai(at), by: 'family', kind: 'answer', text } as const
  const dialogueCipher = withTurn(ctx.fieldCrypto, contract.dialogueCipher, turn)
  await updateContract(
    ctx.tx,
    id,
    { status, dialogueCipher, reviewDueAt: dueAt, escalatedAt: null },
    { accountId: ctx.account.id, at },
  )
  return { status, reviewDueAt: dueAt && toIsoShanghai(dueAt) }
}

/**
 * Takes an application back, whatever the team has said of it so far.
 *
 * @throws not_found, delegate_not_permitted, contract_state once both have signed
 */
export async function withdrawApplication(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ status: ContractStatus }> {
  const contract = await lockOwnContract(ctx, id)
  const status = statusAfter(contract, 'withdraw')
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateContract(ctx.tx, id, { status }, by)
  await keepPrevious(ctx.tx, contract, by)
  return { status }
}

/** @throws not_found alike for absent contracts and other families'; delegate_not_permitted */
export async function lockOwnContract(ctx: WriteContext, id: string): Promise<ContractRow> {
  const { tx } = ctx
  const known = await findContract(tx, id)
  if (!known) throw new DomainError('not_found')
  await ctx.access.guardianScope(tx, ctx.account, known.patientId, localDateOf(ctx.now()))
  await lockPatients(tx, [known.patientId])
  const [contract] = await lockContracts(tx, [id])
  if (!contract) throw new DomainError('not_found')
  return contract
}
