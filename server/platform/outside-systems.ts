import type { PhoneNumber } from '#domain/account/phone-number'

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

/** The ports to systems that are not ours. The composition root picks what answers them. */
export interface OutsideSystems {
  readonly wechat: WechatIdentity
  readonly phoneCodes: PhoneCodeSender
}
