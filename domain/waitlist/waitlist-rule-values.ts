import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, time } from '../kernel/rule-field'
import { isLocalTime } from '../kernel/time'
import { WAITLIST_RULE_CODE } from './waitlist-rule'

const hour = z.string().check(z.refine(isLocalTime))

const value = z
  .strictObject({
    offerMinutes: between(5, 240),
    longOfferMinutes: between(5, 720),
    longOfferAheadHours: between(1, 168),
    quietFrom: hour,
    quietUntil: hour,
    quietAnswerBy: hour,
    pausedAfter: between(1, 10),
    publicMinutes: between(0, 720),
    perPerson: between(1, 10),
    precedenceDays: between(1, 365),
  })
  .check(
    z.refine(({ offerMinutes, longOfferMinutes }) => offerMinutes <= longOfferMinutes),
    // The night begins in the evening, and nobody has to answer before it is over.
    z.refine(
      ({ quietFrom, quietUntil, quietAnswerBy }) => quietUntil <= quietAnswerBy && quietAnswerBy < quietFrom,
    ),
  )

/** How the rule of the waitlist is called, and what an operator may write into it. */
export const WAITLIST_RULE_DEFINITIONS: Readonly<Record<typeof WAITLIST_RULE_CODE, RuleDefinition>> = {
  [WAITLIST_RULE_CODE]: {
    nameZh: '候补',
    perRegion: true,
    change: {
      value,
      fields: [
        count('offerMinutes', '空出来的号留', '分钟'),
        count('longOfferMinutes', '离就诊还早时留', '分钟'),
        count('longOfferAheadHours', '还早是超过', '小时'),
        time('quietFrom', '夜里从'),
        time('quietUntil', '到早上'),
        time('quietAnswerBy', '夜里的号答复到'),
        count('pausedAfter', '没有答复满几次先停', '次'),
        count('publicMinutes', '开始前不再候补', '分钟'),
        count('perPerson', '一个人最多排', '处'),
        count('precedenceDays', '转诊和停诊的优先看最近', '天'),
      ],
    },
  },
}
