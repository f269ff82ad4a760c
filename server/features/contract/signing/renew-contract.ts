import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { findContract } from '../contract-store'
import type { RenewInput } from './application-input'
import { findPrevious } from './previous-store'
import { type SubmittedRow, submitContracts } from './submit-contracts'

/**
 * The same team for another term: a signature anew, at the address that is known. Nothing is ever renewed silently
 * (journeys E2 29).
 *
 * @throws not_found, delegate_not_permitted, contract_not_renewable and what `submitContracts` refuses
 */
export async function renewContract(
  ctx: WriteContext,
  { id, startsOn, ...signed }: Omit<RenewInput, 'idempotencyKey'>,
): Promise<SubmittedRow> {
  const known = await findContract(ctx.tx, id)
  if (!known) throw new DomainError('not_found')
  const { patientId } = known
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(ctx.now()))
  const previous = await findPrevious(ctx.tx, scope, id)
  if (!previous) throw new DomainError('not_found')
  const { teamId, gridId, buildingId, addressCipher } = previous
  const { rows } = await submitContracts(ctx, {
    teamId,
    gridId,
    buildingId,
    address: ctx.fieldCrypto.open('contract.address', addressCipher),
    startsOn,
    previousId: id,
    applications: [{ patientId, declaredGroups: [], ...signed }],
  })
  const [row] = rows
  if (!row) throw new Error('one application was handed in')
  return row
}
