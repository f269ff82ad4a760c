import { ENTRY_KINDS, type EntryKind, type EntrySource } from '../kernel/entry-kind'
import { isLocalDate, type LocalDate } from '../kernel/time'

/** What is said of an entry beside its words. */
export const TIMELINE_FLAGS = [
  /** Somebody added words to it. */
  'addendum',
  /** It stands in the place of one that was wrong. */
  'corrected',
  /** A family wrote it down, and no staff have seen the paper yet. */
  'unverified',
  'restricted',
  /** Staff only: the family does not see it yet. */
  'held-back',
  /** Other places need not repeat it. */
  'recognised',
  /** A value lies outside its range, or somebody does not tolerate something. */
  'attention',
  /** An allergy that was outgrown or disproved. */
  'resolved',
  /** It belongs to somebody else and was moved there: what it said is no longer here. */
  'moved-away',
] as const
export type TimelineFlag = (typeof TIMELINE_FLAGS)[number]

/** One line of a record, whatever its kind. */
export interface TimelineRow {
  readonly kind: EntryKind
  readonly id: string
  readonly on: LocalDate
  readonly title: string
  readonly sub: string | null
  readonly place: string | null
  readonly source: EntrySource
  readonly flags: readonly TimelineFlag[]
  /** Of a visit: how many drugs were prescribed. */
  readonly drugs: number
}

/** Where a page ended: newest day first, and on a day in the order of ENTRY_KINDS, so that what a visit led to stands under it. */
export interface TimelinePlace {
  readonly on: LocalDate
  readonly kind: EntryKind
  readonly id: string
}

const PLACE = /^(\d{4}-\d\d-\d\d)\.([a-z-]+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function writePlace({ on, kind, id }: TimelinePlace): string {
  return `${on}.${kind}.${id}`
}

/** Null for text that no page ever answered. */
export function readPlace(cursor: string): TimelinePlace | null {
  const [, on = '', name, id = ''] = PLACE.exec(cursor) ?? []
  const kind = ENTRY_KINDS.find((each) => each === name)
  return kind && isLocalDate(on) ? { on, kind, id } : null
}

/** Lines that are drawn as one: the doses of one day, else a line alone. */
export interface TimelineGroup {
  readonly rows: readonly [TimelineRow, ...TimelineRow[]]
}

/** Doses of one day at one place are one event for a family: 打了 2 针. Everything else stands alone. */
export function groupTimeline(rows: readonly TimelineRow[]): TimelineGroup[] {
  const groups: { rows: [TimelineRow, ...TimelineRow[]] }[] = []
  for (const row of rows) {
    const before = groups.at(-1)?.rows
    if (before && isSameVaccination(before[0], row)) before.push(row)
    else groups.push({ rows: [row] })
  }
  return groups
}

function isSameVaccination(one: TimelineRow, other: TimelineRow): boolean {
  const isDose = one.kind === 'immunization' && other.kind === 'immunization'
  return isDose && one.on === other.on && one.place === other.place && one.source === other.source
}
