import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { type OrganizationView, organizationView } from './organization-view'
import { loadOrganizations } from './store'

export const getOrganizationInput = z.strictObject({ id: z.uuid() })

/** @throws not_found */
export async function getOrganization(
  ctx: Context,
  { id }: z.infer<typeof getOrganizationInput>,
): Promise<OrganizationView> {
  const [organization] = await loadOrganizations(ctx.db, localDateOf(ctx.now()), { id })
  if (!organization) throw new DomainError('not_found')
  return organizationView(organization)
}
