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
