import type { EntrySource } from '#domain/kernel/entry-kind'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { mayWriteInto } from '#domain/record/chart-view'
import type { TimelineRow } from '#domain/record/timeline'
import type { AccountContext, Context, StaffContext } from '../../../platform/context'
import { familyView, type RecordView, staffView } from '../../../platform/scope/record-view'
import { type AddendumRow, type EntryName, listAddenda } from '../correction/addendum-store'
import type { EntryLine } from './entry-line'
import { wordsOf } from './entry-words'
import { timelineRow } from './read-timeline'
import { type EntryRow, findEntry } from './timeline-store'

export const ADDENDUM_TEXT = 'addendum.text_cipher'
export const ADDENDUM_ANSWER = 'addendum.answer_cipher'

interface AddendumView {
  readonly id: string
  readonly text: string
  readonly source: EntrySource
  readonly organization: string | null
  readonly at: string
  readonly answer: string | null
  readonly answeredAt: string | null
}

export interface EntryView extends TimelineRow {
  readonly lines: readonly EntryLine[]
  readonly practitioner: string | null
  /** Item of a report, for its trend; kind of a picture. */
  readonly code: string | null
  /** Last day on which others need not examine again; never shown to a family as certain (rules D-MR). */
  readonly recognisedUntil: string | null
  /** Of a report that the family does not see yet. */
  readonly releaseAt: string | null
  /** The place of whoever asks wrote it, and may correct it or take it back. */
  readonly mayChange: boolean
  readonly addenda: readonly AddendumView[]
}

/** @throws not_found alike for what is absent, another family's, not released or withdrawn */
export async function readFamilyEntry(
  ctx: AccountContext,
  input: EntryName & { readonly patientId: string },
): Promise<EntryView> {
  const { patientId, kind } = input
  const scope = await ctx.access.recordScope(ctx, { patientId, action: 'record.entry', kinds: [kind] })
  return readEntry(ctx, familyView(scope), input)
}

/** @throws what `chartScope` refuses; not_found */
export async function readStaffEntry(
  ctx: StaffContext,
  input: EntryName & { readonly patientId: string },
): Promise<EntryView & { readonly mayWrite: boolean }> {
  const { patientId, kind } = input
  const scope = await ctx.access.chartScope(ctx.db, ctx, { patientId, action: 'chart.entry', kinds: [kind] })
  const entry = await readEntry(ctx, staffView(scope), input)
  return { ...entry, mayWrite: mayWriteInto(scope) && !entry.flags.includes('moved-away') }
}

async function readEntry(
  ctx: Pick<Context, 'db' | 'fieldCrypto' | 'now' | 'rules'>,
  view: RecordView,
  { kind, id }: EntryName,
): Promise<EntryView> {
  const now = ctx.now()
  const row = await findEntry(ctx.db, view, { kind, id }, now, true)
  if (!row) throw new DomainError('not_found')
  const addenda = row.hasAddendum ? await listAddenda(ctx.db, view, { kind, id }) : []
  const told = { now, today: localDateOf(now), rules: await ctx.rules() }
  return {
    ...timelineRow(row, ctx.fieldCrypto, told),
    ...factsOf(row, now),
    lines: wordsOf(row).lines(row, ctx.fieldCrypto, told),
    mayChange: row.isOfPlace && kind !== 'visit' && !row.isTrace,
    addenda: addenda.map((each) => addendumView(each, ctx)),
  }
}

function factsOf(row: EntryRow, now: Date) {
  const { code, practitioner, recognisedUntil, releaseAt } = row
  const isHeld = releaseAt !== null && releaseAt > now
  return { code, practitioner, recognisedUntil, releaseAt: isHeld ? toIsoShanghai(releaseAt) : null }
}

function addendumView(row: AddendumRow, { fieldCrypto }: Pick<Context, 'fieldCrypto'>): AddendumView {
  return {
    id: row.id,
    text: fieldCrypto.open(ADDENDUM_TEXT, row.textCipher),
    source: row.source,
    organization: row.organization,
    at: toIsoShanghai(row.createdAt),
    answer: row.answerCipher && fieldCrypto.open(ADDENDUM_ANSWER, row.answerCipher),
    answeredAt: row.answeredAt && toIsoShanghai(row.answeredAt),
  }
}
