import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import type { EmergencyRule } from './emergency-phrase'
import { FIRST_EMERGENCY_RULE } from './emergency-phrase-table'
import type { ReplyTimeRule } from './reply-time'

/** How long a picture of a conversation is kept, in days after it was sent (journeys E2 40). */
export interface PictureRetentionRule {
  readonly days: number
}

interface ConversationRules {
  readonly 'FD-EMERGENCY': EmergencyRule
  readonly 'FD-REPLY': ReplyTimeRule
  readonly 'FD-PICTURE': PictureRetentionRule
}

const since2026 = { region: '*', validFrom: localDate('2026-01-01'), validTo: null, verified: false }

export const DEFAULT_CONVERSATION_RULES: readonly Rule[] = [
  {
    ...since2026,
    code: 'FD-EMERGENCY',
    value: FIRST_EMERGENCY_RULE,
    source: '公开的急症词表和儿童危险征象，其余为家门口健康设计',
  },
  {
    ...since2026,
    code: 'FD-REPLY',
    value: { windowDays: 30, answersMin: 5 } satisfies ReplyTimeRule,
    source: '家门口健康设计',
  },
  {
    ...since2026,
    code: 'FD-PICTURE',
    value: { days: 1095 } satisfies PictureRetentionRule,
    source: '互联网诊疗监管细则（试行）：图文对话等过程记录不少于 3 年',
  },
]

/** The version in force on a day. @throws Error when none is: a gap in the table is a bug */
export function conversationRule<Code extends keyof ConversationRules>(
  rules: readonly Rule[],
  code: Code,
  on: LocalDate,
): ConversationRules[Code] {
  const version = ruleInForce(rules, '*', code, on)
  if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
  return version.value as ConversationRules[Code]
}
