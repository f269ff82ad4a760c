import { DomainError } from '#domain/kernel/errors'
import { fen, formatYuan } from '#domain/kernel/fen'
import { claimRules, type Exclusion } from '#domain/mutual-aid/claim/claim-rules'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { StaffWriteContext } from '../../../platform/context'
import { updateClaim } from '../claim-store'
import { replaceLines } from './invoice-store'
import { judgeClaim } from './judge-claim'
import { noteStep } from './review-claim'
import { claimToDecide } from './staff-claim'

export interface ReviewedLines {
  readonly id: string
  readonly invoiceId: string
  readonly lines: readonly ReviewedLine[]
}

interface ReviewedLine {
  readonly nameZh: string
  readonly amountFen: number
  readonly exclusion: string | null
  readonly limitFen: number | null
}

const OPEN_TO_LINES: readonly ClaimStatus[] = ['submitted', 'need-more', 'appealed']

/**
 * What of an invoice is not paid, in the reviewer's words: they count in place of the family's, which stay to be read
 * beside them. Of a claim under appeal nobody writes who decided about it (rules MA-18).
 *
 * @throws not_found, claim_conflict, claim_state, input_invalid for more than the invoice has
 */
export async function setLines(
  ctx: StaffWriteContext,
  { id, invoiceId, lines }: ReviewedLines,
): Promise<{ benefitFen: number }> {
  const claim = await claimToDecide(ctx, id, ({ status }) =>
    status === 'appealed' ? 'answer-appeal' : 'review',
  )
  if (!OPEN_TO_LINES.includes(claim.status)) throw new DomainError('claim_state', { status: claim.status })
  const { exclusions } = claimRules(await ctx.rules(), claim.region, claim.admittedOn)['MA-13'].value
  if (lines.some(({ exclusion }) => exclusion !== null && !nameOf(exclusion, exclusions))) {
    throw new DomainError('input_invalid', { fields: ['lines'] })
  }
  const written = lines.map(({ nameZh, ...line }) => ({
    ...line,
    nameCipher: ctx.fieldCrypto.seal('claim_invoice_line.name', nameZh),
    by: 'reviewer' as const,
  }))
  if (!(await replaceLines(ctx.tx, { claimId: id, invoiceId }, written))) throw new DomainError('not_found')
  const judgement = await judgeClaim(ctx, claim)
  const { change, adjudication } = judgement
  const { benefitFen } = adjudication.benefit
  const by = { accountId: ctx.account.id, at: ctx.now() }
  // What stands of a claim under appeal is not written anew before somebody has decided.
  if (claim.status !== 'appealed') await updateClaim(ctx.tx, id, change, by)
  const text = lines.length === 0 ? '没有要扣的' : lines.map((line) => inWords(line, exclusions)).join('；')
  await noteStep(ctx, claim, { kind: 'set-lines', text, judgement, benefitFen })
  return { benefitFen }
}

function nameOf(wanted: string, exclusions: readonly Exclusion[]): string | undefined {
  return exclusions.find(({ code }) => code === wanted)?.nameZh
}

/** `陪护床 ¥615.13，陪护和生活费用，不付` */
function inWords(line: ReviewedLine, exclusions: readonly Exclusion[]): string {
  const { nameZh, amountFen, exclusion, limitFen } = line
  const how =
    exclusion === null
      ? `最多算 ${formatYuan(fen(limitFen ?? 0))}`
      : `${nameOf(exclusion, exclusions) ?? exclusion}，不付`
  return `${nameZh} ${formatYuan(fen(amountFen))}，${how}`
}
