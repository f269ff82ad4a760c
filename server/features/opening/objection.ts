import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext, StaffContext, StaffWriteContext, WriteContext } from '../../platform/context'
import {
  answerRow,
  insertObjection,
  isLookAt,
  listOwnObjections,
  listToAnswer,
  type ObjectionRow,
} from './objection-store'
import { readWorkedCursor, writeWorkedCursor } from './worked-cursor'

const TEXT = 'access_objection.text_cipher'
const ANSWER = 'access_objection.answer_cipher'

/**
 * A resident does not see why somebody looked, and asks.
 *
 * @throws not_found alike for other people's looks and for those that were none; delegate_not_permitted; objection_made
 */
export async function objectToAccess(
  ctx: WriteContext,
  input: { readonly patientId: string; readonly eventId: string; readonly text: string },
): Promise<{ asked: true }> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const auditEventId = BigInt(input.eventId)
  if (!(await isLookAt(ctx.tx, scope, auditEventId))) throw new DomainError('not_found')
  const textCipher = ctx.fieldCrypto.seal(TEXT, input.text)
  if (!(await insertObjection(ctx.tx, scope, { auditEventId, textCipher, now }))) {
    throw new DomainError('objection_made')
  }
  return { asked: true }
}

interface OwnObjection {
  readonly eventId: string
  readonly text: string
  readonly createdAt: string
  readonly answer: string | null
  readonly answeredAt: string | null
}

/** @throws not_found; delegate_not_permitted */
export async function readObjections(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ rows: OwnObjection[] }> {
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, localDateOf(ctx.now()))
  const rows = await listOwnObjections(ctx.db, scope)
  return { rows: rows.map((row) => opened(ctx, row)) }
}

interface ToAnswer extends OwnObjection {
  readonly id: string
  /** When somebody looked, who and for what. */
  readonly lookedAt: string
  readonly who: string | null
  readonly organization: string
  readonly purpose: string
}

/** What the office has to answer; two statements. */
export async function listObjections(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: ToAnswer[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readWorkedCursor(cursor)
  const found = await listToAnswer(ctx.db, ctx.staff, { after, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, ({ id, answeredAt, createdAt }) =>
    writeWorkedCursor({ isDone: answeredAt !== null, start: createdAt, id }),
  )
  const names = await ctx.access.staffNames(
    ctx.db,
    page.map(({ accountId }) => accountId),
  )
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'audit-search',
    action: 'objection.list',
    patientIds: [...new Set(page.map(({ patientId }) => patientId))],
    fields: ['access-log'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const rows = page.map((row) => ({
    ...opened(ctx, row),
    id: row.id,
    lookedAt: toIsoShanghai(row.at),
    who: names.get(row.accountId) ?? null,
    organization: row.organizationName,
    purpose: row.purpose,
  }))
  return { rows, nextCursor }
}

/**
 * Nobody answers for a look of their own.
 *
 * @throws not_found for absent, other counties', one's own and answered ones
 */
export async function answerObjection(
  ctx: StaffWriteContext,
  { id, answer }: { readonly id: string; readonly answer: string },
): Promise<{ answered: true }> {
  const now = ctx.now()
  const answerCipher = ctx.fieldCrypto.seal(ANSWER, answer)
  const row = await answerRow(ctx.tx, ctx.staff, { id, answerCipher, now })
  if (!row) throw new DomainError('not_found')
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'audit-search',
    action: 'objection.answer',
    patientIds: [row.patientId],
    fields: ['access-log'],
    at: now,
    requestId: ctx.requestId,
  })
  await ctx.notices.tell(
    ctx.tx,
    {
      kind: 'objection-answered',
      to: { accountId: row.byAccountId },
      byAccountId: ctx.account.id,
      patientId: row.patientId,
      onceKey: `objection:${id}`,
    },
    now,
  )
  return { answered: true }
}

function opened(ctx: AccountContext, row: ObjectionRow): OwnObjection {
  return {
    eventId: String(row.eventId),
    text: ctx.fieldCrypto.open(TEXT, row.textCipher),
    createdAt: toIsoShanghai(row.createdAt),
    answer: row.answerCipher && ctx.fieldCrypto.open(ANSWER, row.answerCipher),
    answeredAt: row.answeredAt && toIsoShanghai(row.answeredAt),
  }
}
