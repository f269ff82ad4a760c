import { isOpen } from '#domain/contract/contract-status'
import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { lockContracts, placeContract } from '../contract-store'
import { isPlace } from '../signing/signing-store'
import { applicationOfTeam } from './review-application'

/**
 * Puts an address that lay in no grid, such as that of a new estate, into one (journeys E2 6). What is signed stays as it
 * was signed.
 *
 * @throws not_found for the application, the grid and the building alike; contract_state once it is no application
 */
export async function setAddress(
  ctx: StaffWriteContext,
  {
    id,
    gridId,
    buildingId,
  }: { readonly id: string; readonly gridId: string; readonly buildingId: string | null },
): Promise<Record<string, never>> {
  const { tx } = ctx
  const { patientId } = await applicationOfTeam(ctx, id)
  if (!(await isPlace(tx, { gridId, buildingId }))) throw new DomainError('not_found')
  await lockPatients(tx, [patientId])
  const [contract] = await lockContracts(tx, [id])
  if (!contract) throw new DomainError('not_found')
  if (!isOpen(contract.status)) throw new DomainError('contract_state', { status: contract.status })
  await placeContract(tx, id, { gridId, buildingId })
  return {}
}
