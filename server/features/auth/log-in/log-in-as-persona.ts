import { type DemoPersona, demoOpenid } from '#domain/account/demo-persona'
import { DomainError } from '#domain/kernel/errors'
import type { Context } from '../../../platform/context'
import { findOrCreateAccount } from '../store'
import { type LogInAnswer, openLogIn } from './open-log-in'

/**
 * Logs in a person of the demonstration county, without WeChat.
 *
 * @throws not_found where there is no demonstration: the procedure does not exist there
 */
export async function logInAsPersona(
  ctx: Context,
  input: { readonly persona: DemoPersona; readonly secondFactor?: 'asked' | undefined },
): Promise<LogInAnswer> {
  if (!ctx.isDemonstration) throw new DomainError('not_found')
  const { persona, secondFactor } = input
  const now = ctx.now()
  const account = await findOrCreateAccount(ctx.db, {
    openid: demoOpenid(persona),
    unionid: null,
    now,
  })
  // The persona's phone and authenticator are both in the visitor's hand, unless they want to be asked.
  return openLogIn(ctx.db, account, now, secondFactor === 'asked' ? null : now)
}
