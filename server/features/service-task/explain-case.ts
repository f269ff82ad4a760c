import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { explainOpen, findCaseOfTeam } from './case-store'

export const CASE_EXPLANATION = 'quality_case.explanation'

/**
 * What the team says about a case, for whoever decides it: once, by one of its members (journeys E2 31).
 *
 * @throws not_found alike for absent cases and those of other teams; case_over for what was explained or decided before
 */
export async function explainCase(
  ctx: StaffWriteContext,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Record<string, never>> {
  const { tx } = ctx
  const now = ctx.now()
  const found = await findCaseOfTeam(tx, id)
  if (!found) throw new DomainError('not_found')
  const team = await ctx.access.teamScope(tx, ctx, found.teamId, localDateOf(now))
  const explanationCipher = ctx.fieldCrypto.seal(CASE_EXPLANATION, text)
  if (!(await explainOpen(tx, team, { id, explanationCipher, now }))) throw new DomainError('case_over')
  if (found.patientId === null) return {}
  await ctx.audit.record(tx, {
    by: ctx.staff,
    purpose: 'quality-control',
    action: 'qualityCase.explain',
    patientIds: [found.patientId],
    fields: ['contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return {}
}
