import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { plainWords } from '../kernel/plain-words'

/** The short questions before signing (journeys E2, step 6): what the team should know before the first call. */
export const questionnaire = z.strictObject({
  /** Since when somebody without a household register here has lived here; null: registered here. */
  livesHereSince: z.nullable(day),
  livesWith: z.enum(['family', 'alone']),
  gettingAbout: z.enum(['alone', 'with-help', 'in-bed']),
  takesLongTermMedicine: z.boolean(),
  /** How the team reaches them best. */
  reachedBy: z.enum(['message', 'phone', 'home-visit']),
  /** What the team should watch most, in the family's words. */
  wishes: plainWords(200),
})

export type Questionnaire = z.infer<typeof questionnaire>

export const QUESTIONNAIRE_WORDS_ZH = {
  livesWith: { family: '和家人住', alone: '独居' },
  gettingAbout: { alone: '自己能走动', 'with-help': '要人扶', 'in-bed': '卧床' },
  reachedBy: { message: '小程序消息', phone: '打电话', 'home-visit': '上门' },
} as const satisfies Partial<Record<keyof Questionnaire, Readonly<Record<string, string>>>>
