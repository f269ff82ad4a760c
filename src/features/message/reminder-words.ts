import type { MessageTemplate } from '#domain/message/message-template'
import type { SubscribeOutcome } from '../../platform/wechat/subscribe-message-outcome'

const MOMENTS: Readonly<Record<MessageTemplate, string>> = {
  'appointment-booked': '约好的时候',
  'appointment-reminder': '前一天晚上',
  'check-in-open': '可以报到的时候',
  'appointment-suspended': '医生停诊的时候',
  'conversation-replied': '团队回复的时候',
  'waitlist-offered': '候补有号的时候',
}

/** 「前一天晚上、可以报到的时候、医生停诊的时候」 */
export function momentsInWords(templates: readonly MessageTemplate[]): string {
  return templates.map((template) => MOMENTS[template]).join('、')
}

export interface OutcomeWords {
  readonly tone: 'ok' | 'info' | 'wait'
  readonly words: string
}

/** What somebody is told after they were asked. Whatever it was, nothing is lost: the inbox has everything. */
export function outcomeInWords(
  outcome: SubscribeOutcome,
  templateOf: (templateId: string) => MessageTemplate | undefined,
): OutcomeWords {
  if (outcome.kind === 'failed')
    return { tone: 'wait', words: '没有问到微信，不是你的问题。再点一次，或者到时候看“消息”。' }
  if (outcome.kind === 'switched-off') return { tone: 'info', words: SWITCHED_OFF }
  const answers = Object.entries(outcome.answers)
  const accepted = answers.flatMap(([id, answer]) => (answer === 'accept' ? (templateOf(id) ?? []) : []))
  if (accepted.length > 0) return { tone: 'ok', words: `好，${momentsInWords(accepted)}，微信里告诉你一次。` }
  if (answers.some(([, answer]) => answer === 'ban')) return { tone: 'info', words: SWITCHED_OFF }
  if (answers.some(([, answer]) => answer === 'reject'))
    return { tone: 'info', words: '好，不发微信。到时候“消息”里都有。' }
  return { tone: 'info', words: '微信把这几条当成同一种，这次没有问你。到时候“消息”里都有。' }
}

const SWITCHED_OFF =
  '微信里的提醒关着。点右上角“···”，在“设置”的“订阅消息”里能打开；不打开也行，“消息”里都有。'
