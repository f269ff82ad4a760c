import { contractRules } from '#domain/contract/contract-rules'
import { DAY_MS, localDateOf, MINUTE_MS } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import type { TeamScope } from '../../../platform/scope/team-scope'
import { countSignatures, openBurstCase } from './burst-store'

/**
 * Fifty signatures of one account in ten minutes look as if nobody had been there: quality control is asked, and the
 * signatures stand until it has answered (journeys E2 35). One open question an account.
 */
export async function raiseBurst(
  ctx: Pick<StaffWriteContext, 'account' | 'rules' | 'now'> & { readonly tx: Transaction },
  { teamId, organizationId }: TeamScope,
): Promise<void> {
  const { tx, account } = ctx
  const now = ctx.now()
  const rule = contractRules(await ctx.rules(), localDateOf(now))['FD-SIGN']
  const since = new Date(now.getTime() - rule.burstMinutes * MINUTE_MS)
  const signatures = await countSignatures(tx, account.id, since)
  if (signatures < rule.burstSignatures) return
  await openBurstCase(tx, {
    teamId,
    organizationId,
    subjectAccountId: account.id,
    facts: { signatures, minutes: rule.burstMinutes },
    openedAt: now,
    dueAt: new Date(now.getTime() + rule.burstAnswerDays * DAY_MS),
  })
}
