import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext, StaffContext } from '../../platform/context'
import type { Reader } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { findParties, type Speaker } from './thread-store'

type FamilySpeaker = Extract<Speaker, { side: 'family' }>
type TeamSpeaker = Extract<Speaker, { side: 'team' }>

/**
 * The person or a guardian, who may read what is said of their health.
 *
 * @throws not_found alike; delegate_not_permitted; patient_is_adolescent for a guardian who may not
 */
export async function familySpeaker(
  ctx: AccountContext,
  tx: Reader,
  conversationId: string,
): Promise<FamilySpeaker> {
  const parties = await findParties(tx, conversationId)
  if (!parties) throw new DomainError('not_found')
  return { side: 'family', scope: await readerScope(ctx, tx, parties.patientId) }
}

/** @throws as familySpeaker */
export async function readerScope(ctx: AccountContext, tx: Reader, patientId: string): Promise<PatientScope> {
  const scope = await ctx.access.guardianScope(tx, ctx.account, patientId, localDateOf(ctx.now()))
  if (!scope.seesRecords) throw new DomainError('patient_is_adolescent')
  return scope
}

/** A member of the team, or who stands in for one today. @throws not_found alike for absent and other teams' */
export async function teamSpeaker(
  ctx: StaffContext,
  tx: Reader,
  conversationId: string,
): Promise<TeamSpeaker> {
  const parties = await findParties(tx, conversationId)
  if (!parties) throw new DomainError('not_found')
  const scope = await ctx.access.teamScope(tx, ctx, parties.teamId, localDateOf(ctx.now()))
  return { side: 'team', scope }
}
