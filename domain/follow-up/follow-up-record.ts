import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { type Refusal, refuse } from '../kernel/errors'
import { plainWords } from '../kernel/plain-words'
import { addMonths, type LocalDate } from '../kernel/time'
import { FOLLOW_UP_FORM_CODES, type FollowUpFormCode, itemsOfForm } from './follow-up-form'
import { GUIDANCE_TOPICS, type GuidanceTopic } from './guidance-topic'

/** How the team reached somebody; the codes are promised API names. */
export const FOLLOW_UP_WAYS = ['phone', 'home-visit', 'clinic', 'message'] as const
export type FollowUpWay = (typeof FOLLOW_UP_WAYS)[number]
export const FOLLOW_UP_WAY_NAMES_ZH = {
  phone: '电话随访',
  'home-visit': '上门随访',
  clinic: '门诊随访',
  message: '消息随访',
} as const satisfies Record<FollowUpWay, string>

/** Only `done` counts as a service; the others say that it was tried (journeys E2 33). */
export const FOLLOW_UP_OUTCOMES = ['done', 'not-at-home', 'unreachable', 'declined'] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]
export const FOLLOW_UP_OUTCOME_NAMES_ZH = {
  done: '做了',
  'not-at-home': '家里没人',
  unreachable: '联系不上',
  declined: '这次不用',
} as const satisfies Record<FollowUpOutcome, string>

/** The next one lies within a year. */
const NEXT_WITHIN_MONTHS = 12
/** More than any form asks. */
const ITEMS_MAX = 8

/** What was heard and said, besides the measures, which are an entry of their own; it is sealed. */
export const followUpRecordShape = z.strictObject({
  form: z.enum(FOLLOW_UP_FORM_CODES),
  spokeWith: z.enum(['person', 'family']),
  /** What was not normal; everything else that the form asks was. */
  abnormal: z
    .array(z.strictObject({ code: z.string().check(z.maxLength(24)), words: plainWords(100) }))
    .check(z.maxLength(ITEMS_MAX)),
  topics: z.array(z.enum(GUIDANCE_TOPICS)).check(z.maxLength(GUIDANCE_TOPICS.length)),
  /** Advice, or why nobody was reached; the family reads it. */
  words: plainWords(500),
  nextOn: z.nullable(day),
})
export type FollowUpRecord = z.infer<typeof followUpRecordShape>

/** What one tap saves: everything that the form asks was normal. */
export function normalRecord(form: FollowUpFormCode, topics: readonly GuidanceTopic[]): FollowUpRecord {
  // Of a small child the family speaks.
  const spokeWith = form === 'newborn' || form === 'child' ? 'family' : 'person'
  return { form, spokeWith, abnormal: [], topics: [...topics], words: '', nextOn: null }
}

/**
 * Why a record cannot be kept, or null.
 *
 * @returns follow_up_incomplete with the field
 */
export function refuseFollowUp(
  { form, abnormal, topics, nextOn }: FollowUpRecord,
  {
    doneOn,
    outcome,
    isMeasured,
  }: {
    readonly doneOn: LocalDate
    readonly outcome: FollowUpOutcome
    readonly isMeasured: boolean
  },
): Refusal | null {
  const codes = abnormal.map(({ code }) => code)
  const asked: readonly string[] = itemsOfForm(form).map(({ code }) => code)
  if (new Set(codes).size < codes.length || codes.some((code) => !asked.includes(code))) {
    return refuse('follow_up_incomplete', { field: 'abnormal' })
  }
  if (new Set(topics).size < topics.length) return refuse('follow_up_incomplete', { field: 'topics' })
  // Whoever was not reached was asked nothing.
  if (outcome !== 'done' && (codes.length > 0 || topics.length > 0 || isMeasured)) {
    return refuse('follow_up_incomplete', { field: 'outcome' })
  }
  if (nextOn !== null && (nextOn <= doneOn || nextOn > addMonths(doneOn, NEXT_WITHIN_MONTHS))) {
    return refuse('follow_up_incomplete', { field: 'nextOn' })
  }
  return null
}
