import { DomainError } from '#domain/kernel/errors'
import type { Access } from '../../platform/context'
import { provenTeamScope } from '../../platform/scope/team-scope'
import { findMembership } from './member-store'

/** @throws not_found alike for teams that do not exist and for those of others */
export const teamScope: Access['teamScope'] = async (tx, { staff }, teamId, today) => {
  const { accountId, practitionerId } = staff
  const member = practitionerId && (await findMembership(tx, teamId, practitionerId, today))
  if (!practitionerId || !member) throw new DomainError('not_found')
  return provenTeamScope({ ...member, teamId, accountId, practitionerId })
}
