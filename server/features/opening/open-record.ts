import { DomainError } from '#domain/kernel/errors'
import { localDateOf, MINUTE_MS, toIsoShanghai } from '#domain/kernel/time'
import { openingRule } from '#domain/record/opening-rules'
import type { AccountContext, StaffWriteContext } from '../../platform/context'
import { insertEmergency, insertShared, isPatient } from './opening-store'
import { shareCodeIndex } from './share-code'
import { countShareTry, useShare } from './share-store'

/**
 * Counts that the account types a code, right or wrong, before anybody looks for it.
 *
 * @throws share_code_wrong for what no code can be; too_many_requests
 */
export async function countShareCode(
  ctx: AccountContext,
  { code }: { readonly code: string },
): Promise<void> {
  const at = ctx.now()
  const codeIndex = shareCodeIndex(ctx.fieldCrypto, code)
  if (!codeIndex) throw new DomainError('share_code_wrong')
  const { codesPerHour } = openingRule(await ctx.rules(), localDateOf(at))
  const isFew = await countShareTry(ctx.db, { accountId: ctx.account.id, codeIndex, at }, codesPerHour)
  if (!isFew) throw new DomainError('too_many_requests', { sharesPerHour: codesPerHour })
}

interface Opened {
  readonly patientId: string
  readonly expiresAt: string
}

/**
 * Reads what a family shows by its code, until the code ends. The family is told who did.
 *
 * @throws share_code_wrong alike for wrong, over, revoked and otherwise used codes
 */
export async function openShared(
  ctx: StaffWriteContext,
  { code }: { readonly code: string },
): Promise<Opened> {
  const now = ctx.now()
  const codeIndex = shareCodeIndex(ctx.fieldCrypto, code)
  const share = codeIndex && (await useShare(ctx.tx, ctx.staff, codeIndex, now))
  if (!share) throw new DomainError('share_code_wrong')
  const { id: shareCodeId, patientId, sections, expiresAt } = share
  const opening = { shareCodeId, patientId, sections, openedAt: now, expiresAt }
  const isFirst = await insertShared(ctx.tx, ctx.staff, opening)
  if (isFirst) await tell(ctx, 'record-shared', patientId, `shared:${shareCodeId}`)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'shared-record',
    action: 'chart.openShared',
    patientIds: [patientId],
    fields: sections,
    at: now,
    requestId: ctx.requestId,
  })
  return { patientId, expiresAt: toIsoShanghai(expiresAt) }
}

/**
 * Breaks the glass: a record without a visit, card or code, because somebody is in danger. The family is told at once,
 * and the office looks at the reason within a day (rules D-CARD-09, journeys E3 41). One's own family's record is read
 * on one's own phone, as its guardian (E3 42).
 *
 * @throws not_found; not_permitted for one's own family
 */
export async function breakGlass(
  ctx: StaffWriteContext,
  { patientId, reason }: { readonly patientId: string; readonly reason: string },
): Promise<Opened> {
  const now = ctx.now()
  if (!(await isPatient(ctx.tx, patientId))) throw new DomainError('not_found')
  const isOwn = await ctx.access.actsForOneOf(ctx.tx, ctx.account.id, [patientId], localDateOf(now))
  if (isOwn) throw new DomainError('not_permitted')
  const { emergencyMinutes } = openingRule(await ctx.rules(), localDateOf(now))
  const expiresAt = new Date(now.getTime() + emergencyMinutes * MINUTE_MS)
  const id = await insertEmergency(ctx.tx, ctx.staff, {
    patientId,
    reasonCipher: ctx.fieldCrypto.seal('record_opening.reason_cipher', reason),
    openedAt: now,
    expiresAt,
  })
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'emergency',
    action: 'chart.breakGlass',
    patientIds: [patientId],
    fields: ['name'],
    at: now,
    requestId: ctx.requestId,
  })
  await tell(ctx, 'record-emergency', patientId, `emergency:${id}`)
  return { patientId, expiresAt: toIsoShanghai(expiresAt) }
}

function tell(
  ctx: StaffWriteContext,
  kind: 'record-shared' | 'record-emergency',
  patientId: string,
  onceKey: string,
): Promise<void> {
  const to = { guardiansOf: patientId }
  return ctx.notices.tell(ctx.tx, { kind, to, byAccountId: ctx.account.id, patientId, onceKey }, ctx.now())
}
