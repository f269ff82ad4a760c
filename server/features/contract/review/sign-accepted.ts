import { randomBytes } from 'node:crypto'
import { termEndsOn } from '#domain/contract/contract-term'
import { firstDayInForce } from '#domain/contract/start-day'
import { VERIFICATION_CODE_LENGTH, verificationCode } from '#domain/contract/verification-code'
import { addDays, localDateOf } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import type { WriteContext } from '../../../platform/context'
import { type ContractRow, cancelTasksAfter, findContract, updateContract } from '../contract-store'
import { insertAddendum } from '../in-force/addendum-store'
import { decideEnd, giveBackUndone } from '../in-force/contract-refund'
import { findStandings } from '../signing/standing-store'
import { tellFamily } from '../tell-family'

/** Who makes it come into force: a member of the team, or nobody when the money came. */
export type Signing = Pick<WriteContext, 'tx' | 'rules' | 'now' | 'notices' | 'access' | 'fieldCrypto'> & {
  readonly account: { readonly id: string } | null
}

/**
 * Both have signed, and what it costs is paid: from now on it is in force, or from its first day on. The caller has
 * locked the person, and the contract after them.
 */
export async function signAccepted(ctx: Signing, accepted: ContractRow): Promise<void> {
  const at = ctx.now()
  const contract = await withDaysToCome(ctx, accepted)
  const { id, startsOn, endsOn } = contract
  await makeRoom(ctx, contract)
  const code = verificationCode(randomBytes(VERIFICATION_CODE_LENGTH))
  const by = { accountId: ctx.account?.id ?? null, at }
  const signed = { status: 'signed', signedAt: at, verificationCode: code, startsOn, endsOn } as const
  await updateContract(ctx.tx, id, signed, by)
  if (startsOn !== accepted.startsOn) await addLaterDays(ctx, contract)
  await ctx.access.planTasks(ctx, [id], localDateOf(at))
  await tellFamily(ctx, contract, 'contract-signed', { facts: { endsOn } })
}

/** A day that passed while the team was asked or the money was awaited is no day of the term: all of it is still to come. */
async function withDaysToCome({ tx, now }: Signing, contract: ContractRow): Promise<ContractRow> {
  const today = localDateOf(now())
  const { endedOn } = (await findStandings(tx, [contract.patientId], today))(contract.patientId)
  const startsOn = firstDayInForce(contract, today, endedOn)
  if (startsOn === contract.startsOn) return contract
  return { ...contract, startsOn, endsOn: termEndsOn(startsOn, contract.termYears) }
}

/** The text under the signatures names the day that was applied for: which days hold is added to it (rules D-FD-07). */
async function addLaterDays(
  { tx, account, fieldCrypto, now }: Signing,
  { id, startsOn, endsOn, acceptedByAccountId, applicantAccountId }: ContractRow,
): Promise<void> {
  const at = now()
  const text = `签好时已过协议上的起始日，服务从 ${dateInFull(startsOn)} 算起，到 ${dateInFull(endsOn)}，期限一样长。`
  await insertAddendum(tx, {
    contractId: id,
    textCipher: fieldCrypto.seal('contract_addendum.text', text),
    byAccountId: account?.id ?? acceptedByAccountId ?? applicantAccountId,
    createdAt: at,
  })
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
  const decided = await decideEnd(ctx, tx, previous, 'switched', endedOn)
  await updateContract(tx, previous.id, { status: 'terminated', ...ended }, by)
  await giveBackUndone(ctx, previous.id, decided.ended)
  await cancelTasksAfter(tx, previous.id, endedOn)
}
