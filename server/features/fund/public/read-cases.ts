import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import { type FundCase, SMALLEST_CELL, shownCases } from '#domain/ledger/public-case'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { OTHER_DISEASES_ZH } from '#domain/mutual-aid/claim/disease-group'
import { ageBandZh } from '#domain/mutual-aid/claim/public-case'
import { cutPage, PAGE } from '../../../platform/api/cut-page'
import type { Context } from '../../../platform/context'
import { findFundPlan } from '../plan-store'
import { listPaidClaims, type PaidClaimRow, paidClaimsKey } from './case-store'
import { keptAnswer } from './kept-answer'

const kept = keptAnswer<readonly FundCase[]>()

/**
 * Aid that was given, as far as nobody can tell to whom (journeys E4 42): what would make a case one of fewer than five
 * is not said of it, and is null.
 *
 * @throws not_found where there is no such plan
 */
export async function readPublicCases(
  ctx: Pick<Context, 'db' | 'rules' | 'now'>,
  { plan: code, cursor }: { readonly plan?: string | undefined; readonly cursor?: string | undefined },
): Promise<{ rows: readonly FundCase[]; nextCursor: string | null; smallestCell: number }> {
  const plan = await findFundPlan(ctx.db, code ?? null)
  if (!plan) throw new DomainError('not_found')
  const today = localDateOf(ctx.now())
  const rule = claimRules(await ctx.rules(), plan.region, today)['MA-17'].value
  const smallestCell = Math.max(rule.smallestCell, SMALLEST_CELL)
  const key = JSON.stringify([plan.id, today, smallestCell, await paidClaimsKey(ctx.db, plan.id)])
  const cases = await kept(ctx.db, key, async () =>
    shownCases((await listPaidClaims(ctx.db, plan.id, today)).map(caseOf), smallestCell),
  )
  const offset = Number(cursor ?? 0)
  const page = cutPage(cases.slice(offset), () => String(offset + PAGE))
  return { ...page, smallestCell }
}

function caseOf({ birthDate, admittedOn, diseaseGroup, pathway, amountFen, month }: PaidClaimRow): FundCase {
  return {
    ageBand: ageBandZh(ageYearsOn(birthDate, admittedOn)),
    diseaseGroup: diseaseGroup ?? OTHER_DISEASES_ZH,
    pathway,
    amountFen: fen(amountFen),
    month,
  }
}
