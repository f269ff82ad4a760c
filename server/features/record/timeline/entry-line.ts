import type { Rule } from '#domain/kernel/rule-set'
import type { LocalDate } from '#domain/kernel/time'
import type { RangeMark } from '#domain/report/report-result'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import type { EntryRow } from './timeline-store'

/** What a line of an entry says; figures of a report with where they stand. */
export interface EntryLine {
  readonly nameZh: string
  readonly valueZh: string
  readonly mark: RangeMark | null
  /** The range of the paper. */
  readonly rangeZh: string | null
}

export interface Headline {
  readonly title: string
  readonly sub: string | null
  /** Of a visit: how many drugs. */
  readonly drugs: number
  /** Something that a doctor should look at first. */
  readonly needsAttention: boolean
}

/** When an entry is told, and by which rules those of its day are found. */
export interface Telling {
  readonly today: LocalDate
  readonly rules: readonly Rule[]
}

/** How a kind of entry is told to a person: one line in a list, and everything on its own page. */
export interface EntryWords {
  readonly headline: (row: EntryRow, crypto: FieldCrypto, told: Telling) => Headline
  readonly lines: (row: EntryRow, crypto: FieldCrypto, told: Telling) => EntryLine[]
}

/** What is sealed of an entry of a kind that says something in every row. */
export function cipherOf({ kind, cipher }: EntryRow): string {
  if (cipher === null) throw new Error(`an entry of ${kind} that says nothing`)
  return cipher
}

export const line = (nameZh: string, valueZh: string): EntryLine => ({
  nameZh,
  valueZh,
  mark: null,
  rangeZh: null,
})

export const headline = (title: string, sub: string | null, more: Partial<Headline> = {}): Headline => ({
  title,
  sub: sub === '' ? null : sub,
  drugs: 0,
  needsAttention: false,
  ...more,
})

/** A line, where there is something to say. */
export function said(nameZh: string, valueZh: string): EntryLine[] {
  return valueZh === '' ? [] : [line(nameZh, valueZh)]
}
