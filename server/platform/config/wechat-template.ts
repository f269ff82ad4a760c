import type { MessageTemplate } from '#domain/message/message-template'

/** A subscribe-message template as WeChat's console shows it: its id, and which keyword takes what. */
export interface WechatTemplate {
  readonly id: string
  readonly keywords: {
    readonly time: string
    readonly place: string
    readonly number: string
    readonly note: string
  }
}

export type WechatTemplates = Readonly<Partial<Record<MessageTemplate, WechatTemplate>>>

const SETTING =
  /^([\w-]{20,64}):((?:time|date)\d{1,2}),(thing\d{1,2}),((?:number|character_string|thing)\d{1,2}),(thing\d{1,2})$/

/** Reads `TEMPLATE_ID:time1,thing2,number3,thing4`: when, where, which number, a short sentence. Null if it is not so. */
export function parseWechatTemplate(setting: string): WechatTemplate | null {
  const [, id, time, place, number, note] = SETTING.exec(setting) ?? []
  return id && time && place && number && note ? { id, keywords: { time, place, number, note } } : null
}
