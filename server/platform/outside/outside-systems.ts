import type { PhoneNumber } from '#domain/account/phone-number'
import type { ContentCheck } from '#domain/conversation/content-check'
import type { AttemptOutcome } from '#domain/message/delivery'
import type { MessageTemplate } from '#domain/message/message-template'
import type { WechatCopy } from '#domain/message/wechat-copy'
import type { WechatPay } from './wechat-pay'

/** What log-in asks of WeChat. Both codes come from the phone, work once and live five minutes. */
export interface WechatIdentity {
  /**
   * Who tapped, from the code of `wx.login`.
   *
   * @throws wechat_code_expired, wechat_code_used, wechat_account_blocked, too_many_requests, wechat_unavailable
   */
  readonly personOf: (logInCode: string) => Promise<{ openid: string; unionid: string | null }>
  /**
   * The number that its owner agreed to share, from the code of the `getPhoneNumber` button.
   *
   * @throws wechat_code_expired, wechat_code_used, phone_quota_exhausted, phone_not_mainland, too_many_requests,
   * wechat_unavailable
   */
  readonly phoneOf: (phoneCode: string) => Promise<PhoneNumber>
}

/**
 * `unknown`: the answer was lost, the message may be on its way. A refusal: it was certainly not sent, because the
 * carrier takes no more for this number (too_many_requests) or for another reason (sms_unavailable).
 */
type SendOutcome = 'sent' | 'unknown' | { readonly refusal: 'too_many_requests' | 'sms_unavailable' }

/** Takes a typed code to the phone it is meant for. */
export interface PhoneCodeSender {
  readonly send: (phone: PhoneNumber, code: string) => Promise<SendOutcome>
}

export interface SubscribeMessage {
  readonly openid: string
  readonly template: MessageTemplate
  readonly copy: WechatCopy
  /** Which page of the mini-program a tap opens, with its query and without a slash in front. */
  readonly page: string
}

/** Copies of messages in WeChat, each sent on one acceptance of its template (rules D-WX). */
export interface SubscribeMessages {
  /** What WeChat calls the templates of this mini-program; one that is missing is neither offered nor sent. */
  readonly templateIds: Readonly<Partial<Record<MessageTemplate, string>>>
  /** Never throws for an answer of WeChat's: `errcode` is its return code, null when none could be read. */
  readonly send: (
    message: SubscribeMessage,
  ) => Promise<{ readonly outcome: AttemptOutcome; readonly errcode: number | null }>
}

/** `not-now`: worth asking again later. `impossible`: of this message WeChat will never say anything. */
export type CheckOutcome = Exclude<ContentCheck, 'unchecked'> | 'not-now' | 'impossible'

/** What WeChat thinks of what people write to each other. Neither ever throws for an answer of WeChat's. */
export interface ContentChecks {
  /** At most 2,500 characters by somebody who opened the mini-program within two hours. */
  readonly words: (openid: string, words: string) => Promise<CheckOutcome>
  /** JPEG or PNG of at most 1 MB. It goes to WeChat itself and stands under no address. */
  readonly picture: (bytes: Uint8Array, mediaType: string) => Promise<CheckOutcome>
}

/** The ports to systems that are not ours. The composition root picks what answers them. */
export interface OutsideSystems {
  readonly wechat: WechatIdentity
  readonly phoneCodes: PhoneCodeSender
  readonly subscribeMessages: SubscribeMessages
  readonly contentChecks: ContentChecks
  /** Null where no merchant account is set: then nobody can pay. */
  readonly payments: WechatPay | null
}
