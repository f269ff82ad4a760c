import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { type Refusal, refuse } from '../kernel/errors'
import { plainWords } from '../kernel/plain-words'
import { addDays, type LocalDate } from '../kernel/time'
import { CHECKUP_FINDINGS } from './checkup-finding'
import { CHECKUP_ITEMS } from './checkup-item'
import { FEEDINGS } from './feeding'

/** How far ahead whoever examined may ask to see the child again. */
export const RECHECK_WITHIN_DAYS = 180
export const CHECKUP_WORDS_MAX = 500
/** More than any age has. */
const SIGNS_MAX = 8

const words = plainWords(CHECKUP_WORDS_MAX)

/** What was written down of a check-up besides the measures, which are an entry of their own; it is sealed. */
export const checkupRecordShape = z.strictObject({
  /** What was done; the rest of the occasion was left out. */
  looked: z.array(z.enum(CHECKUP_ITEMS)).check(z.maxLength(CHECKUP_ITEMS.length)),
  /** What was not as it should be; everything else that belongs to the age was. */
  abnormal: z.array(z.enum(CHECKUP_FINDINGS)).check(z.maxLength(CHECKUP_FINDINGS.length)),
  /** Of the warning signs of the occasion, those that the child shows, in the words of that day. */
  warningSigns: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(SIGNS_MAX)),
  /** Null: not asked. */
  feeding: z.nullable(z.enum(FEEDINGS)),
  /** Grams a litre; null: not tested. */
  haemoglobin: z.nullable(z.int().check(z.gte(20), z.lte(250))),
  /** Advice; the family reads it. */
  words,
  /** Null: with the next check-up of the plan. */
  recheckOn: z.nullable(day),
})
export type CheckupRecord = z.infer<typeof checkupRecordShape>

/**
 * Why a record cannot be kept, or null.
 *
 * @param signs the warning signs that are asked at this occasion
 * @returns checkup_record_incomplete with the field
 */
export function refuseCheckup(
  record: CheckupRecord,
  { signs, doneOn }: { readonly signs: readonly string[]; readonly doneOn: LocalDate },
): Refusal | null {
  const { looked, abnormal, warningSigns, recheckOn } = record
  if (looked.length === 0) return refuse('checkup_record_incomplete', { field: 'looked' })
  const hasTwice = [looked, abnormal, warningSigns].some((list) => new Set<string>(list).size < list.length)
  if (hasTwice) return refuse('checkup_record_incomplete', { field: 'twice' })
  if (warningSigns.some((sign) => !signs.includes(sign))) {
    return refuse('checkup_record_incomplete', { field: 'warningSigns' })
  }
  if (recheckOn !== null && (recheckOn <= doneOn || recheckOn > addDays(doneOn, RECHECK_WITHIN_DAYS))) {
    return refuse('checkup_record_incomplete', { field: 'recheckOn' })
  }
  return null
}

/** A record as it stands before anybody has touched it: everything of the occasion done, and all of it well. */
export function prefilledCheckup(
  items: CheckupRecord['looked'],
  last: Pick<CheckupRecord, 'feeding'> | null,
): CheckupRecord {
  return {
    looked: [...items],
    abnormal: [],
    warningSigns: [],
    feeding: last?.feeding ?? null,
    haemoglobin: null,
    words: '',
    recheckOn: null,
  }
}
