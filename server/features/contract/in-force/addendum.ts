import { isInForceOn } from '#domain/contract/contract-status'
import { yearAskedAbout } from '#domain/contract/review-clock'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext, WriteContext } from '../../../platform/context'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { lockOwnContract } from '../review/answer-application'
import { applicationOfTeam } from '../review/review-application'
import { hasFamilyAddendum, insertAddendum } from './addendum-store'

/** What a family says by its yes to another year; the day and the account stand beside it. */
const ANOTHER_YEAR = '新一年照旧，家庭已确认。'

/**
 * A contract of several years was asked about when another year began, and the family lets it stand: added to the
 * contract, once a year (journeys E2 30).
 *
 * @throws not_found, delegate_not_permitted, contract_state when it is not in force or lasts a year only
 */
export async function confirmYear(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ yearStartsOn: LocalDate }> {
  const { tx, account, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const contract = await lockOwnContract(ctx, id)
  const yearStartsOn = yearAskedAbout(contract, today)
  if (yearStartsOn === null) throw new DomainError('contract_state', { status: contract.status })
  const { patientId } = contract
  if (!(await hasFamilyAddendum(tx, { contractId: id, patientId }, yearStartsOn))) {
    const textCipher = fieldCrypto.seal('contract_addendum.text', ANOTHER_YEAR)
    await insertAddendum(tx, { contractId: id, textCipher, byAccountId: account.id, createdAt: now })
  }
  return { yearStartsOn }
}

/**
 * What has to be said of a signed contract later, such as a room that moved: the contract itself stays as it was signed
 * (rules D-FD-07).
 *
 * @throws not_found alike for absent contracts and those of other teams; contract_state unless it is in force
 */
export async function addAddendum(
  ctx: StaffWriteContext,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Record<string, never>> {
  const { tx, account, fieldCrypto } = ctx
  const now = ctx.now()
  const contract = await applicationOfTeam(ctx, id)
  await lockPatients(tx, [contract.patientId])
  if (!isInForceOn(contract, localDateOf(now)))
    throw new DomainError('contract_state', { status: contract.status })
  const textCipher = fieldCrypto.seal('contract_addendum.text', text)
  await insertAddendum(tx, { contractId: id, textCipher, byAccountId: account.id, createdAt: now })
  return {}
}
