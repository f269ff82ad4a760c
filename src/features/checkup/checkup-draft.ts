import { type CheckupFinding, checkupFindingsAt } from '#domain/checkup/checkup-finding'
import type { CheckupMeasures } from '#domain/checkup/checkup-in-words'
import { CHECKUP_ITEMS, type CheckupItem } from '#domain/checkup/checkup-item'
import { EXTRA_VISIT_NO } from '#domain/checkup/checkup-occasion'
import { type CheckupRecord, checkupRecordShape } from '#domain/checkup/checkup-record'
import type { Feeding } from '#domain/checkup/feeding'
import { addDays, type LocalDate } from '#domain/kernel/time'

/** One of the thirteen as whoever examines sees it. */
export interface ChartRow {
  readonly visitNo: number
  readonly nameZh: string
  readonly items: readonly CheckupItem[]
  readonly signs: readonly string[]
}

/** A check-up as it is being written: figures stand as typed until they are saved. */
export interface CheckupDraft {
  readonly visitNo: number
  readonly weight: string
  readonly stature: string
  readonly head: string
  readonly haemoglobin: string
  /** What was left out. */
  readonly leftOut: readonly CheckupItem[]
  readonly abnormal: readonly CheckupFinding[]
  readonly warningSigns: readonly string[]
  readonly feeding: Feeding | null
  readonly words: string
  /** Days until the child is to be seen again; null: with the next check-up. */
  readonly recheckDays: number | null
}

/** A change to what stands there when it is made: two quick taps must not undo one another. */
export type CheckupDraftChange = Partial<CheckupDraft> | ((before: CheckupDraft) => Partial<CheckupDraft>)

/** A further visit to a newborn at risk has no occasion of its own. */
export const FURTHER_VISIT: ChartRow = {
  visitNo: EXTRA_VISIT_NO,
  nameZh: '新生儿加访',
  items: ['home', 'feeding', 'growth', 'physical', 'guidance'],
  signs: [],
}

/** Standing measures from two years on (rules D-GR). */
const STANDS_FROM_MONTHS = 24

/** Before the first tap: everything done, all of it well, fed as last time. */
export function startingCheckup(
  visitNo: number,
  last: { readonly feeding: Feeding | null } | null,
): CheckupDraft {
  return {
    visitNo,
    weight: '',
    stature: '',
    head: '',
    haemoglobin: '',
    leftOut: [],
    abnormal: [],
    warningSigns: [],
    feeding: last?.feeding ?? null,
    words: '',
    recheckDays: null,
  }
}

/** Another occasion asks other signs; what was measured and seen stays. */
export function withOccasion(visitNo: number): Partial<CheckupDraft> {
  return { visitNo, warningSigns: [], leftOut: [] }
}

export interface CheckupFaults {
  readonly weight: string | undefined
  readonly stature: string | undefined
  readonly head: string | undefined
  readonly haemoglobin: string | undefined
}

/** What is no figure. What is unlikely at this age the server asks about when it is saved. */
export function faultsOf(draft: CheckupDraft): CheckupFaults {
  return {
    weight: Number.isNaN(gramsOf(draft)) ? '写千克数，比如 9.2' : undefined,
    stature: Number.isNaN(statureOf(draft)) ? '写厘米数，比如 76.6' : undefined,
    head: Number.isNaN(headOf(draft)) ? '写厘米数，比如 45.6' : undefined,
    haemoglobin: Number.isNaN(haemoglobinOf(draft)) ? '写整数，比如 118' : undefined,
  }
}

/** Why it cannot be saved yet, as the words of the dead button. */
export function missingInCheckup(draft: CheckupDraft, row: ChartRow): string | undefined {
  if (Number.isNaN(gramsOf(draft))) return '体重要改一下'
  if (Number.isNaN(statureOf(draft))) return '身长要改一下'
  if (Number.isNaN(headOf(draft))) return '头围要改一下'
  if (Number.isNaN(haemoglobinOf(draft))) return '血红蛋白要改一下'
  return row.items.every((item) => draft.leftOut.includes(item)) ? '至少做了一项' : undefined
}

/** The record to save. @throws ZodError while something is missing: ask `missingInCheckup` first. */
export function checkupRecordOf(
  draft: CheckupDraft,
  row: ChartRow,
  { ageMonths, doneOn }: { readonly ageMonths: number; readonly doneOn: LocalDate },
): CheckupRecord {
  const looked = CHECKUP_ITEMS.filter((item) => row.items.includes(item) && !draft.leftOut.includes(item))
  return checkupRecordShape.parse({
    looked,
    abnormal: checkupFindingsAt(ageMonths).filter((finding) => draft.abnormal.includes(finding)),
    warningSigns: row.signs.filter((sign) => draft.warningSigns.includes(sign)),
    feeding: looked.includes('feeding') ? draft.feeding : null,
    haemoglobin: looked.includes('blood') ? haemoglobinOf(draft) : null,
    words: draft.words,
    recheckOn: draft.recheckDays === null ? null : addDays(doneOn, draft.recheckDays),
  })
}

export interface MeasuresToSave extends CheckupMeasures {
  readonly statureAs: 'length' | 'height' | null
}

/** Null when nothing was measured. */
export function measuresOf(draft: CheckupDraft, ageMonths: number): MeasuresToSave | null {
  const [weightGrams, statureMillimetres, headMillimetres] = [gramsOf(draft), statureOf(draft), headOf(draft)]
  if (weightGrams === null && statureMillimetres === null && headMillimetres === null) return null
  const standing = ageMonths >= STANDS_FROM_MONTHS ? 'height' : 'length'
  const statureAs = statureMillimetres === null ? null : standing
  return { weightGrams, statureMillimetres, headMillimetres, statureAs }
}

function gramsOf({ weight }: CheckupDraft): number | null {
  return inUnits(weight, 1000, { lowest: 300, highest: 80_000 })
}

function statureOf({ stature }: CheckupDraft): number | null {
  return inUnits(stature, 10, { lowest: 200, highest: 1_600 })
}

function headOf({ head }: CheckupDraft): number | null {
  return inUnits(head, 10, { lowest: 200, highest: 650 })
}

function haemoglobinOf({ haemoglobin }: CheckupDraft): number | null {
  return inUnits(haemoglobin, 1, { lowest: 20, highest: 250 })
}

/** A figure as typed, in whole small units; null for nothing, NaN for what is no figure or cannot be. */
function inUnits(typed: string, perOne: number, range: { lowest: number; highest: number }): number | null {
  const text = typed.trim()
  if (text === '') return null
  const units = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * perOne) : Number.NaN
  return units >= range.lowest && units <= range.highest ? units : Number.NaN
}
