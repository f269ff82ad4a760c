import type { PrescriptionItem } from '#domain/record/prescription'
import { COMPLAINTS, type Complaint } from '#domain/visit/complaint'
import type { Finding } from '#domain/visit/finding'
import { type VisitRecord, visitRecordShape } from '#domain/visit/visit-record'

/** A record as it is being written: figures stand as typed until they are saved. */
export interface RecordDraft {
  readonly complaints: readonly Complaint[]
  readonly temperature: string
  readonly weight: string
  readonly abnormal: readonly Finding[]
  readonly diagnoses: readonly string[]
  readonly words: string
  /** Kept from other places and from whoever is only entrusted with the child. */
  readonly restricted: boolean
  /** The prescription; empty: none. */
  readonly items: readonly PrescriptionItem[]
  readonly step: 'home' | 'return'
  readonly days: number
  readonly returnOn: string | null
}

/** A change to what stands there when it is made: two quick taps must not undo one another. */
export type DraftChange = Partial<RecordDraft> | ((before: RecordDraft) => Partial<RecordDraft>)

const USUAL_DAYS = 3

/** The draft before the first tap. */
export function startingDraft({ next, ...prefilled }: VisitRecord, restricted = false): RecordDraft {
  const { temperatureTenths, weightGrams } = prefilled
  return {
    complaints: prefilled.complaints,
    temperature: temperatureTenths === null ? '' : String(temperatureTenths / 10),
    weight: weightGrams === null ? '' : String(weightGrams / 1000),
    abnormal: prefilled.abnormal,
    diagnoses: prefilled.diagnoses,
    words: prefilled.words,
    restricted,
    items: [],
    step: next.kind,
    days: next.kind === 'home' ? next.days : USUAL_DAYS,
    returnOn: next.kind === 'return' ? next.on : null,
  }
}

/** On or off, in the order of the taps. */
export function toggled<Value>(list: readonly Value[], one: Value): readonly Value[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}

/** Why the record cannot be saved yet, as the words of the dead button. */
export function missingInRecord(draft: RecordDraft): string | undefined {
  if (draft.diagnoses.length === 0) return '还差诊断，点一个'
  if (temperatureFault(draft)) return '体温要改一下'
  if (Number.isNaN(gramsOf(draft))) return '体重要改一下'
  return draft.step === 'return' && draft.returnOn === null ? '哪天来复诊，选一下' : undefined
}

export function temperatureFault(draft: RecordDraft): string | undefined {
  return Number.isNaN(tenthsOf(draft)) ? '写 38.6 这样的度数' : undefined
}

/** A weight that is no figure. One that is unlikely at this age the server asks about when it is saved. */
export function weightFault(draft: RecordDraft): string | undefined {
  return Number.isNaN(gramsOf(draft)) ? '写千克数，比如 9.2' : undefined
}

/** The record to save. @throws ZodError while something is missing: ask `missingInRecord` first. */
export function recordOf(draft: RecordDraft, examined: readonly Finding[]): VisitRecord {
  return visitRecordShape.parse({
    complaints: COMPLAINTS.filter((complaint) => draft.complaints.includes(complaint)),
    temperatureTenths: tenthsOf(draft),
    weightGrams: gramsOf(draft),
    abnormal: examined.filter((finding) => draft.abnormal.includes(finding)),
    diagnoses: [...draft.diagnoses],
    words: draft.words,
    next: draft.step === 'home' ? { kind: 'home', days: draft.days } : { kind: 'return', on: draft.returnOn },
  })
}

function tenthsOf({ temperature }: RecordDraft): number | null {
  return inUnits(temperature, 10, { lowest: 300, highest: 450 })
}

function gramsOf({ weight }: RecordDraft): number | null {
  return inUnits(weight, 1000, { lowest: 500, highest: 200_000 })
}

/** A figure as typed, in whole small units; null for nothing, NaN for what is no figure or cannot be. */
function inUnits(typed: string, perOne: number, range: { lowest: number; highest: number }): number | null {
  const text = typed.trim()
  if (text === '') return null
  const units = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * perOne) : Number.NaN
  return units >= range.lowest && units <= range.highest ? units : Number.NaN
}
