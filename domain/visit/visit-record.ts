import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { type Refusal, refuse } from '../kernel/errors'
import { plainWords } from '../kernel/plain-words'
import { addDays, type LocalDate } from '../kernel/time'
import { COMPLAINTS } from './complaint'
import { diagnosisOf } from './diagnosis'
import { FINDINGS } from './finding'

/** How far ahead a return may be agreed on. */
export const RETURN_WITHIN_DAYS = 90
const DIAGNOSES_MAX = 5
export const RECORD_WORDS_MAX = 500

const words = plainWords(RECORD_WORDS_MAX)

/** The short record of a visit, as it is written down and sealed. */
export const visitRecordShape = z.strictObject({
  complaints: z.array(z.enum(COMPLAINTS)).check(z.maxLength(COMPLAINTS.length)),
  /** Tenths of a degree Celsius; null: not measured. 30.0 … 45.0 */
  temperatureTenths: z.nullable(z.int().check(z.gte(300), z.lte(450))),
  /** Grams; null: not weighed. 500 g … 200 kg */
  weightGrams: z.nullable(z.int().check(z.gte(500), z.lte(200_000))),
  /** What was not normal; everything else was looked at and was. */
  abnormal: z.array(z.enum(FINDINGS)).check(z.maxLength(FINDINGS.length)),
  /** ICD-10 codes of domain/visit/diagnosis.ts, the main one first. */
  diagnoses: z.array(z.string().check(z.maxLength(16))).check(z.maxLength(DIAGNOSES_MAX)),
  /** What to do and what to take, in the doctor's words; the family reads them. */
  words,
  next: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('home'), days: z.int().check(z.gte(1), z.lte(30)) }),
    z.strictObject({ kind: z.literal('return'), on: day }),
  ]),
})
export type VisitRecord = z.infer<typeof visitRecordShape>

/** Why a record cannot be kept, or null. @returns visit_record_incomplete with the field */
export function refuseRecord(record: VisitRecord, today: LocalDate): Refusal | null {
  const { diagnoses, complaints, abnormal, next } = record
  if (diagnoses.length === 0 || diagnoses.some((code) => !diagnosisOf(code))) {
    return refuse('visit_record_incomplete', { field: 'diagnoses' })
  }
  const hasTwice = [diagnoses, complaints, abnormal].some((list) => new Set<string>(list).size < list.length)
  if (hasTwice) return refuse('visit_record_incomplete', { field: 'twice' })
  if (next.kind === 'return' && (next.on <= today || next.on > addDays(today, RETURN_WITHIN_DAYS))) {
    return refuse('visit_record_incomplete', { field: 'next' })
  }
  return null
}
