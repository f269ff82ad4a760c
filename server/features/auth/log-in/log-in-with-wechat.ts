import type { Context } from '../../../platform/context'
import { findOrCreateAccount } from '../store'
import { type LogInAnswer, openLogIn } from './open-log-in'

/**
 * Logs in whoever tapped, and knows them again by their openid; a first log-in makes them a resident. The code works
 * once, so a retry after a lost answer needs a new one and merely opens another log-in.
 *
 * @throws what WechatIdentity.personOf throws
 */
export async function logInWithWechat(ctx: Context, input: { readonly code: string }): Promise<LogInAnswer> {
  const person = await ctx.outside.wechat.personOf(input.code)
  const now = ctx.now()
  const account = await findOrCreateAccount(ctx.db, { ...person, now })
  return openLogIn(ctx.db, account, now)
}
