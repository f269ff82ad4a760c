import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../platform/context'
import { withdrawRequest } from './store'

/** @throws not_found alike for absent and other accounts' requests; guardianship_over for an answered one */
export async function withdrawGuardianship(
  ctx: WriteContext,
  { id }: { id: string },
): Promise<Record<string, never>> {
  const outcome = await withdrawRequest(ctx.tx, ctx.account.id, id, ctx.now())
  if (outcome === 'absent') throw new DomainError('not_found')
  if (outcome === 'over') throw new DomainError('guardianship_over')
  return {}
}
