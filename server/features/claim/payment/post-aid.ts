import { type Fen, fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../../platform/context'
import type { ClaimRow } from '../claim-store'

type AidKind = 'aid-approved' | 'aid-paid' | 'aid-cancelled'

/** Debit and credit of each movement of aid (rules MA-21). */
const LEGS = {
  'aid-approved': ['aid', 'payable'],
  'aid-paid': ['payable', 'bank'],
  'aid-cancelled': ['payable', 'aid'],
} as const

/**
 * Writes what happened to the aid of a claim into the fund's ledger; a moment of a claim is posted once.
 *
 * @throws fund_short
 */
export async function postAid(
  ctx: StaffWriteContext,
  { id, planId }: Pick<ClaimRow, 'id' | 'planId'>,
  kind: AidKind,
  amountFen: Fen,
): Promise<void> {
  const at = ctx.now()
  const [debit, credit] = LEGS[kind]
  await ctx.access.post(ctx.tx, {
    planId,
    kind,
    intent: `claim/${id}/${kind}/${at.getTime()}`,
    onDay: localDateOf(at),
    at,
    byAccountId: ctx.account.id,
    legs: [
      { account: debit, amountFen },
      { account: credit, amountFen: fen(0 - amountFen) },
    ],
  })
}

/** What is owed and was not sent is no longer owed. */
export async function cancelOwed(
  ctx: StaffWriteContext,
  claim: Pick<ClaimRow, 'id' | 'planId' | 'benefitFen' | 'paidFen'>,
): Promise<void> {
  const owedFen = Number(claim.benefitFen ?? 0) - Number(claim.paidFen)
  if (owedFen > 0) await postAid(ctx, claim, 'aid-cancelled', fen(owedFen))
}
