import { ENTRY_KINDS, type EntryKind } from '#domain/kernel/entry-kind'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import {
  readPlace,
  type TimelineFlag,
  type TimelinePlace,
  type TimelineRow,
  writePlace,
} from '#domain/record/timeline'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { AccountContext, Context, StaffContext } from '../../../platform/context'
import { familyView, type RecordView, staffView } from '../../../platform/scope/record-view'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import type { Telling } from './entry-line'
import { wordsOf } from './entry-words'
import { type EntryRow, listEntries } from './timeline-store'

export interface TimelineWish {
  readonly patientId: string
  /** Left out: all, and what is part of another entry stands there only. */
  readonly kinds?: readonly EntryKind[] | undefined
  readonly cursor?: string | undefined
}

export interface Timeline {
  readonly rows: TimelineRow[]
  readonly nextCursor: string | null
}

/** @throws not_found alike for absent and other families' people; input_invalid for a cursor of nobody's */
export async function readFamilyTimeline(ctx: AccountContext, wish: TimelineWish): Promise<Timeline> {
  const { patientId, kinds = ENTRY_KINDS } = wish
  const scope = await ctx.access.recordScope(ctx, { patientId, action: 'record.timeline', kinds })
  return readTimeline(ctx, familyView(scope), wish)
}

/**
 * The record as staff read it, and which of the kinds the family has not agreed to show.
 *
 * @throws what `chartScope` refuses; input_invalid for a cursor of nobody's
 */
export async function readStaffTimeline(
  ctx: StaffContext,
  wish: TimelineWish,
): Promise<Timeline & { withheld: EntryKind[] }> {
  const kinds = wish.kinds ?? ENTRY_KINDS
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId: wish.patientId,
    action: 'chart.timeline',
    kinds,
  })
  return {
    ...(await readTimeline(ctx, staffView(scope), wish)),
    withheld: kinds.filter((kind) => !scope.kinds.includes(kind)),
  }
}

/** One statement a page, however many entries and kinds. */
async function readTimeline(
  ctx: Pick<Context, 'db' | 'fieldCrypto' | 'now' | 'rules'>,
  view: RecordView,
  { kinds, cursor }: Omit<TimelineWish, 'patientId'>,
): Promise<Timeline> {
  const now = ctx.now()
  const found = await listEntries(ctx.db, view, {
    kinds: kinds ?? null,
    after: cursor === undefined ? null : placeOf(cursor),
    limit: PAGE_AND_ONE,
    now,
    hasTraces: true,
  })
  const { rows: page, nextCursor } = cutPage(found, writePlace)
  const told = { now, today: localDateOf(now), rules: await ctx.rules() }
  return {
    rows: page.map((row) => timelineRow(row, ctx.fieldCrypto, told)),
    nextCursor,
  }
}

export function timelineRow(
  row: EntryRow,
  crypto: FieldCrypto,
  told: Telling & { readonly now: Date },
): TimelineRow {
  const { title, sub, drugs, needsAttention } = wordsOf(row).headline(row, crypto, told)
  const { kind, id, on, place, source } = row
  return { kind, id, on, title, sub, place, source, drugs, flags: flagsOf(row, needsAttention, told) }
}

function flagsOf(
  row: EntryRow,
  needsAttention: boolean,
  { now, today }: { readonly now: Date; readonly today: LocalDate },
): TimelineFlag[] {
  const flags: readonly (readonly [TimelineFlag, boolean])[] = [
    ['addendum', row.hasAddendum],
    ['corrected', row.isCorrection],
    ['unverified', !row.isVerified],
    ['restricted', row.category === 'restricted'],
    ['held-back', row.releaseAt !== null && row.releaseAt > now],
    ['recognised', row.recognisedUntil !== null && row.recognisedUntil >= today],
    ['attention', needsAttention],
    ['resolved', row.resolvedOn !== null],
    ['moved-away', row.isTrace],
  ]
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []))
}

function placeOf(cursor: string): TimelinePlace {
  const place = readPlace(cursor)
  if (!place) throw new DomainError('input_invalid', { fields: ['cursor'] })
  return place
}
