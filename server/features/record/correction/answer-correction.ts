import type { EntryKind } from '#domain/kernel/entry-kind'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { ADDENDUM_ANSWER, ADDENDUM_TEXT } from '../timeline/read-entry'
import { answerAddendum, type CorrectionRow, findCorrection, listCorrections } from './correction-store'

interface CorrectionView {
  readonly id: string
  readonly patientId: string
  readonly kind: EntryKind
  readonly entryId: string
  readonly text: string
  readonly askedAt: string
  readonly patient: { readonly nameMasked: string; readonly sex: Sex; readonly age: string }
}

/** What families ask this place to correct. Answering for what one wrote needs no open visit; each look is written down. */
export async function readCorrections(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: CorrectionView[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listCorrections(ctx.db, ctx.staff, { after, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, ({ id, createdAt }) =>
    writeCursor({ start: createdAt, id }),
  )
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'record',
    action: 'chart.corrections',
    patientIds: page.map(({ patientId }) => patientId),
    fields: ['name', ...new Set(page.map(({ kind }) => kind))],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return {
    rows: page.map((row) => correctionView(row, ctx)),
    nextCursor,
  }
}

/** @throws not_found alike for absent and other places' entries; correction_answered */
export async function answerCorrection(
  ctx: StaffWriteContext,
  { id, answer }: { readonly id: string; readonly answer: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const asked = await findCorrection(ctx.tx, ctx.staff, id)
  if (!asked) throw new DomainError('not_found')
  await giveAnswer(ctx, { ...asked, answer })
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'record',
    action: 'chart.answerCorrection',
    patientIds: [asked.patientId],
    fields: [asked.kind],
    at: now,
    requestId: ctx.requestId,
  })
  return { id }
}

/** Keeps the answer and tells the family. @throws correction_answered when a colleague was quicker */
export async function giveAnswer(
  ctx: StaffWriteContext,
  asked: Pick<CorrectionRow, 'id' | 'patientId' | 'kind' | 'entryId'> & { readonly answer: string },
): Promise<void> {
  const now = ctx.now()
  const { id, patientId } = asked
  const answerCipher = ctx.fieldCrypto.seal(ADDENDUM_ANSWER, asked.answer)
  if (!(await answerAddendum(ctx.tx, id, { answerCipher, byAccountId: ctx.account.id, now }))) {
    throw new DomainError('correction_answered')
  }
  const kind = 'correction-answered'
  const facts = { entryKind: asked.kind, entryId: asked.entryId }
  const told = { kind, to: { readersOf: patientId }, byAccountId: ctx.account.id, patientId, facts } as const
  await ctx.notices.tell(ctx.tx, { ...told, onceKey: `${kind}:${id}` }, now)
}

function correctionView(row: CorrectionRow, ctx: StaffContext): CorrectionView {
  const { id, patientId, kind, entryId, sex, birthDate } = row
  const { fieldCrypto } = ctx
  return {
    id,
    patientId,
    kind,
    entryId,
    text: fieldCrypto.open(ADDENDUM_TEXT, row.textCipher),
    askedAt: toIsoShanghai(row.createdAt),
    patient: {
      nameMasked: maskName(fieldCrypto.open('patient.name', row.nameCipher)),
      sex,
      age: ageInWords(birthDate, localDateOf(ctx.now())),
    },
  }
}
