import type { DomainErrorCode } from '#domain/kernel/errors'

/** Refusals about paying. */
export const PAYMENT_MESSAGES = {
  payment_not_due: '这笔费用现在不用付：可能已经付过，或者时间已过。返回上一页看看最新的。',
  payment_unavailable: '微信支付暂时没答应，没有扣钱，不是你的问题。过几分钟再付一次。',
  payment_in_progress:
    '家里另一位正在付这笔费用，不用付两次。要是不付了，请那一位在付款那页点“不付了”，你就能付。',
  payment_needs_wechat: '这里付不了，因为这次登录没有用微信。请在微信里打开小程序再付。',
  payment_state: '这笔付款刚才有了变化，这一步现在办不了。刷新一下，看看最新的。',
} as const satisfies Partial<Record<DomainErrorCode, string>>
