import { answerOnce, earlierAnswer, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import { requirePrivacyAgreement } from '../require-privacy-agreement'
import { bindPhone, type PhoneAnswer } from './bind-phone'

/**
 * Binds the number that the `getPhoneNumber` button shares. WeChat is asked outside the transaction, because a
 * slow WeChat must not hold connections that bookings need; and not at all for an intent that was answered before,
 * because its code is spent.
 *
 * @throws privacy_not_agreed, phone_shared_too_often, and what WechatIdentity.phoneOf throws
 */
export async function bindWechatPhone(
  ctx: AccountContext,
  input: { readonly code: string; readonly idempotencyKey: string },
): Promise<PhoneAnswer> {
  await requirePrivacyAgreement(ctx)
  const intent = intentOf(ctx, 'auth.bindWechatPhone', input)
  const earlier = await earlierAnswer<PhoneAnswer>(ctx.db, intent)
  if (earlier) return earlier.answer
  const phone = await ctx.outside.wechat.phoneOf(input.code)
  return ctx.transaction((tx) => answerOnce(tx, intent, () => bindPhone(ctx, tx, phone)))
}
