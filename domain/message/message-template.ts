import type { MessageKind } from './message-kind'

/**
 * The kinds that also come as a one-time subscribe message in WeChat (rules D-WX): each has a template of its own,
 * and one acceptance of it is worth one message: of a visit, that a team has answered, and that a seat has come
 * free for whoever waits. Everything else is in the inbox
 * only: no template of ours has the fields for a check-up, a vaccine, a report or a card, and none of them is asked for.
 */
export const MESSAGE_TEMPLATES = [
  'appointment-booked',
  'appointment-reminder',
  'check-in-open',
  'appointment-suspended',
  'conversation-replied',
  'waitlist-offered',
] as const satisfies readonly MessageKind[]
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number]
/** Those about a visit. */
export type VisitTemplate = Exclude<MessageTemplate, 'conversation-replied' | 'waitlist-offered'>

/** What somebody answered when asked whether a template may be sent; WeChat's own words. */
export const SUBSCRIBE_ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const
export type SubscribeAnswer = (typeof SUBSCRIBE_ANSWERS)[number]

export function templateOf(kind: MessageKind): MessageTemplate | null {
  return MESSAGE_TEMPLATES.find((template) => template === kind) ?? null
}
