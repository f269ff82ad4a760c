import type { StaffRole } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'
import { HOUR_MS, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { openingRule } from '#domain/record/opening-rules'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import { listEmergencies, type ReviewOutcome, reviewOpening } from './opening-store'
import { readWorkedCursor, writeWorkedCursor } from './worked-cursor'

const REASON = 'record_opening.reason_cipher'
const NOTE = 'record_opening.review_note_cipher'

interface EmergencyView {
  readonly id: string
  readonly openedAt: string
  readonly who: string | null
  readonly role: StaffRole
  readonly organization: string
  readonly reason: string
  readonly outcome: ReviewOutcome | null
  /** Why it was judged so. */
  readonly note: string | null
  /** Not looked at, and the time for it is over. */
  readonly isOverdue: boolean
}

/** Every broken glass of the county, what waits first; two statements. */
export async function listEmergencyReviews(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: EmergencyView[]; nextCursor: string | null }> {
  const now = ctx.now()
  const after = cursor === undefined ? null : readWorkedCursor(cursor)
  const found = await listEmergencies(ctx.db, ctx.staff, { after, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, ({ id, reviewedAt, openedAt }) =>
    writeWorkedCursor({ isDone: reviewedAt !== null, start: openedAt, id }),
  )
  const names = await ctx.access.staffNames(
    ctx.db,
    page.map(({ accountId }) => accountId),
  )
  const { reviewHours } = openingRule(await ctx.rules(), localDateOf(now))
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'emergency-review',
    action: 'emergencyReview.list',
    patientIds: [...new Set(page.map(({ patientId }) => patientId))],
    fields: ['access-log'],
    at: now,
    requestId: ctx.requestId,
  })
  const rows = page.map((row) => ({
    id: row.id,
    openedAt: toIsoShanghai(row.openedAt),
    who: names.get(row.accountId) ?? null,
    role: row.role,
    organization: row.organizationName,
    reason: ctx.fieldCrypto.open(REASON, row.reasonCipher),
    outcome: row.outcome,
    note: row.noteCipher && ctx.fieldCrypto.open(NOTE, row.noteCipher),
    isOverdue: row.reviewedAt === null && now.getTime() - row.openedAt.getTime() > reviewHours * HOUR_MS,
  }))
  return { rows, nextCursor }
}

/**
 * Says whether a glass was rightly broken; the family hears of it when it was not. Nobody judges themselves.
 *
 * @throws not_found for absent, other counties' and decided ones; not_permitted for one's own
 */
export async function decideEmergencyReview(
  ctx: StaffWriteContext,
  input: { readonly id: string; readonly outcome: ReviewOutcome; readonly note: string },
): Promise<{ outcome: ReviewOutcome }> {
  const now = ctx.now()
  const { id, outcome, note } = input
  const noteCipher = ctx.fieldCrypto.seal(NOTE, note)
  const reviewed = await reviewOpening(ctx.tx, ctx.staff, { id, outcome, noteCipher, now })
  if (!reviewed) throw new DomainError('not_found')
  if (reviewed.isOwn) throw new DomainError('not_permitted')
  const { patientId } = reviewed
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'emergency-review',
    action: 'emergencyReview.decide',
    patientIds: [patientId],
    fields: ['access-log'],
    at: now,
    requestId: ctx.requestId,
  })
  if (outcome === 'unjustified') {
    await ctx.notices.tell(
      ctx.tx,
      {
        kind: 'record-emergency-unjustified',
        to: { guardiansOf: patientId },
        byAccountId: ctx.account.id,
        patientId,
        onceKey: `emergency-review:${id}`,
      },
      now,
    )
  }
  return { outcome }
}
