import { randomBytes } from 'node:crypto'
import { VERIFICATION_CODE_LENGTH, verificationCode } from '#domain/contract/verification-code'
import { addDays, localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { decideEnd, giveBackUndone } from './contract-refund'
import { type ContractRow, cancelTasksAfter, findContract, updateContract } from './contract-store'
import { tellFamily } from './tell-family'

/** Who makes it come into force: a member of the team, or nobody when the money came. */
export type Signing = Pick<WriteContext, 'tx' | 'rules' | 'now' | 'notices' | 'access'> & {
  readonly account: { readonly id: string } | null
}

/**
 * Both have signed, and what it costs is paid: from now on it is in force. The caller has locked the person, and the
 * contract after them.
 */
export async function signAccepted(ctx: Signing, contract: ContractRow): Promise<void> {
  const at = ctx.now()
  const { id, endsOn } = contract
  await makeRoom(ctx, contract)
  const code = verificationCode(randomBytes(VERIFICATION_CODE_LENGTH))
  const by = { accountId: ctx.account?.id ?? null, at }
  await updateContract(ctx.tx, id, { status: 'signed', signedAt: at, verificationCode: code }, by)
  await ctx.access.planTasks(ctx, [id], localDateOf(at))
  await tellFamily(ctx, contract, 'contract-signed', { facts: { endsOn } })
}

/**
 * The contract with the team before ends the day before this one begins, and what was paid for it and not done goes
 * back; at its own end it is left as it is.
 */
async function makeRoom(ctx: Signing, contract: ContractRow): Promise<void> {
  const { tx, account, now } = ctx
  if (contract.kind !== 'switch' || contract.previousId === null) return
  const previous = await findContract(tx, contract.previousId)
  if (!previous || (previous.status !== 'signed' && previous.status !== 'change-requested')) return
  const by = { accountId: account?.id ?? null, at: now() }
  if (contract.startsOn > previous.endsOn) {
    if (previous.status === 'change-requested')
      await updateContract(tx, previous.id, { status: 'signed' }, by)
    return
  }
  const endedOn = addDays(contract.startsOn, -1)
  const ended = { endedOn, endReason: 'switched', endedByAccountId: contract.applicantAccountId } as const
  const decided = await decideEnd(ctx, tx, previous, 'switched')
  await updateContract(tx, previous.id, { status: 'terminated', ...ended }, by)
  await giveBackUndone(ctx, previous.id, decided.ended)
  await cancelTasksAfter(tx, previous.id, endedOn)
}
