import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { type ClaimEvent, moveClaim } from '#domain/mutual-aid/claim/move-claim'
import type { WriteContext } from '../../platform/context'
import { type ClaimRow, findClaim, lockClaim } from './claim-store'

/** @throws not_found alike for absent claims and other families'; delegate_not_permitted */
export async function lockOwnClaim(ctx: WriteContext, id: string): Promise<ClaimRow> {
  const known = await findClaim(ctx.tx, id)
  if (!known) throw new DomainError('not_found')
  await ctx.access.guardianScope(ctx.tx, ctx.account, known.patientId, localDateOf(ctx.now()))
  return lockClaim(ctx.tx, known)
}

/** @throws claim_state */
export function statusAfter({ status }: Pick<ClaimRow, 'status'>, event: ClaimEvent): ClaimStatus {
  const moved = moveClaim(status, event)
  if ('code' in moved) throw new DomainError(moved.code, moved.facts)
  return moved.status
}
