import type { MessageTemplate, SubscribeAnswer } from '#domain/message/message-template'
import type { WechatTemplate } from '../platform/config/wechat-template'

const MAX_SENT = 50

const keywords = { time: 'time1', place: 'thing2', number: 'number3', note: 'thing4' }

/** The templates that the simulated mini-program was given; WeChat's ids have 43 characters. */
export const SIMULATED_TEMPLATES: Readonly<Record<MessageTemplate, WechatTemplate>> = {
  'appointment-booked': { id: 'simulated-template-for-appointment-booked00', keywords },
  'appointment-reminder': { id: 'simulated-template-for-appointment-reminder', keywords },
  'check-in-open': { id: 'simulated-template-for-check-in-open0000000', keywords },
  'appointment-suspended': { id: 'simulated-template-for-appointment-suspends', keywords },
  'conversation-replied': { id: 'simulated-template-for-conversation-replied', keywords },
  'waitlist-offered': { id: 'simulated-template-for-waitlist-offered0000', keywords },
}

export interface SentSubscribeMessage {
  readonly openid: string
  readonly templateId: string
  readonly page: string | undefined
  readonly state: string | undefined
  readonly values: Readonly<Record<string, string>>
  readonly sentAt: Date
}

export interface Subscriptions {
  readonly answer: (openid: string, templateId: string, answer: SubscribeAnswer) => void
  /** Uses up one acceptance. False when there was none, or the person has switched the template off. */
  readonly take: (openid: string, templateId: string) => boolean
  readonly put: (message: SentSubscribeMessage) => void
  /** Newest first. */
  readonly sent: () => readonly SentSubscribeMessage[]
}

/** What WeChat remembers of each person and template: how often it was accepted and not used yet. */
export function createSubscriptions(): Subscriptions {
  const accepted = new Map<string, number>()
  let sent: readonly SentSubscribeMessage[] = []
  const keyOf = (openid: string, templateId: string) => `${templateId}/${openid}`
  return {
    answer(openid, templateId, answer) {
      const key = keyOf(openid, templateId)
      if (answer === 'accept') accepted.set(key, (accepted.get(key) ?? 0) + 1)
      if (answer === 'ban') accepted.delete(key)
    },
    take(openid, templateId) {
      const key = keyOf(openid, templateId)
      const left = accepted.get(key) ?? 0
      if (left > 0) accepted.set(key, left - 1)
      return left > 0
    },
    put(message) {
      sent = [message, ...sent].slice(0, MAX_SENT)
    },
    sent: () => sent,
  }
}
