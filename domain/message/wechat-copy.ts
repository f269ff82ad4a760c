import { localDateOf, localTimeOf } from '../kernel/time'
import type { VisitFacts } from './message-facts'
import type { VisitTemplate } from './message-template'

/** The four things that a message in WeChat says, in the order of the template's keywords. */
export interface WechatCopy {
  readonly time: Date
  readonly place: string
  readonly number: number
  /** One short sentence, the important word first: WeChat takes 20 characters. */
  readonly note: string
}

/**
 * What WeChat carries of a message: whose visit it is only as 孩子, 你 or 家人. A name or what somebody suffers from
 * never leaves the product (rules D-PR).
 */
export function wechatCopy(template: VisitTemplate, visit: VisitFacts, whose: string): WechatCopy {
  const { start: time, place, room, number } = visit
  return { time, place, number, note: NOTES[template](whose, room) }
}

/** That a team has answered: when, which team, and how many of its messages wait. What was said never leaves the product. */
export function replyCopy(
  { at, teamName, unread }: { readonly at: Date; readonly teamName: string; readonly unread: number },
  whose: string,
): WechatCopy {
  return { time: at, place: teamName, number: unread, note: `家庭医生回了${whose}的消息` }
}

/** That a seat is kept for whoever waited for it, and until when: who does not answer in time loses it to the next. */
export function offerCopy({ start: time, place, number }: VisitFacts, until: Date, now: Date): WechatCopy {
  const day = localDateOf(until) === localDateOf(now) ? '' : '明天'
  return { time, place, number, note: `候补有号，留到${day}${localTimeOf(until)}，点开答复` }
}

/** What the patient is to the reader, in a word that tells nobody else who it is. */
export function whoseVisit(relation: string | null): string {
  if (relation === 'self') return '你'
  return relation === 'child' || relation === 'grandchild' ? '孩子' : '家人'
}

const NOTES: Readonly<Record<VisitTemplate, (whose: string, room: string) => string>> = {
  'appointment-booked': (whose, room) => `${whose}的号约好了，${room}`,
  'appointment-reminder': (whose, room) => `${whose}的号，带上证件，${room}`,
  'check-in-open': (whose, room) => `${whose}的号可以报到了，${room}`,
  'appointment-suspended': (whose) => `医生停诊，${whose}的号请改时间`,
}
