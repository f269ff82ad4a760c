import { addDays, instantAt, type LocalDate, localTime } from '#domain/kernel/time'
import type { ClaimInput } from '#server/features/claim/filing/claim-input'
import { uploadPaper } from '#server/features/claim/filing/papers'
import { submitClaim } from '#server/features/claim/filing/submit-claim'
import { payClaim } from '#server/features/claim/payment/pay-claim'
import { approveClaim } from '#server/features/claim/review/approve-claim'
import { reviewClaim } from '#server/features/claim/review/review-claim'
import type { SharedContext } from '#server/platform/context'
import { staffScope } from '#server/platform/scope/staff-scope'
import { familyActor } from './acting'
import { demoId } from './demo-id'

type ClaimOffice = 'claim-reviewer' | 'claim-approver' | 'fund-custodian'

/** A claim as its family fills it in, and when. */
export interface DemoClaim {
  readonly accountId: string
  readonly on: LocalDate
  readonly form: Omit<ClaimInput, 'attachmentIds'>
  /** Photographs of its papers, by what they are. */
  readonly papers: readonly Parameters<typeof uploadPaper>[1]['kind'][]
  readonly picture: Buffer
}

const morning = (day: LocalDate): Date => instantAt(day, localTime('10:00'))

/** @returns its id */
export async function handIn(ctx: SharedContext, claim: DemoClaim): Promise<string> {
  const { form, papers, picture } = claim
  const { patientId } = form
  const then = {
    ...ctx,
    now: () => morning(claim.on),
    account: familyActor(claim.accountId),
    requestId: 'demo',
  }
  const attachmentIds: string[] = []
  for (const kind of papers) {
    attachmentIds.push((await uploadPaper(then, { patientId, kind, bytes: picture })).id)
  }
  const { id } = await ctx.transaction((tx) => submitClaim({ ...then, tx }, { ...form, attachmentIds }))
  return id
}

/** Reviewed, approved and, once there is a number of the bank, paid, on three days one after the other. */
export async function decide(
  ctx: SharedContext,
  accountOf: (office: ClaimOffice) => string,
  {
    id,
    from,
    bankReference,
  }: { readonly id: string; readonly from: LocalDate; readonly bankReference: string | null },
): Promise<void> {
  const as = (role: ClaimOffice, day: LocalDate) => {
    const now = morning(day)
    const duties = [{ role, organizationId: demoId('organization', 'county') }]
    const account = { ...familyActor(accountOf(role)), duties, secondFactorAt: now }
    return { ...ctx, now: () => now, account, requestId: 'demo', staff: staffScope(account, [role]) }
  }
  const text = '单据和金额都对过，一致'
  const then = (office: ClaimOffice, days: number) => as(office, addDays(from, days))
  await ctx.transaction(async (tx) => {
    await reviewClaim({ ...then('claim-reviewer', 0), tx }, { id, outcome: 'ready', text })
    await approveClaim({ ...then('claim-approver', 1), tx }, { id, outcome: 'approve', text })
    if (bankReference !== null) await payClaim({ ...then('fund-custodian', 2), tx }, { id, bankReference })
  })
}
