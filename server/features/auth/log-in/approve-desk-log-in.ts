import { parseDeskCode } from '#domain/account/desk-code'
import { afterGuess, secondsLocked } from '#domain/account/guess-limit'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { approveDesk, DESK_CODE_FIELD, lockDeskGuesses, saveDeskGuesses } from './desk-log-in-store'

type Outcome = Record<string, never> | { readonly refusal: Refusal }

/**
 * A member of staff lets the desk in whose code they typed. A wrong code is an outcome that is committed: thrown
 * inside, it would take back its own counting.
 *
 * @throws not_permitted for whoever has no role; desk_code_wrong, desk_code_expired, desk_code_locked
 */
export async function approveDeskLogIn(
  ctx: AccountContext,
  input: { readonly code: string; readonly idempotencyKey: string },
): Promise<Record<string, never>> {
  if (ctx.account.duties.length === 0) throw new DomainError('not_permitted')
  const intent = intentOf(ctx, 'auth.deskLogin.approve', input)
  const outcome = await ctx.transaction((tx) =>
    answerOnce<Outcome>(tx, intent, () => tryCode(ctx, tx, input.code)),
  )
  if ('refusal' in outcome) throw new DomainError(outcome.refusal.code, outcome.refusal.facts)
  return {}
}

async function tryCode(ctx: AccountContext, tx: Transaction, typed: string): Promise<Outcome> {
  const now = ctx.now()
  const guesses = await lockDeskGuesses(tx, ctx.account)
  if (!guesses) throw new DomainError('not_permitted')
  const retryAfterSeconds = secondsLocked(guesses, now)
  if (retryAfterSeconds > 0) return { refusal: refuse('desk_code_locked', { retryAfterSeconds }) }

  const code = parseDeskCode(typed)
  const found = code
    ? await approveDesk(tx, ctx.account, ctx.fieldCrypto.index(DESK_CODE_FIELD, code), now)
    : 'unknown'
  // A code that is over was on a screen: it is nobody's guess.
  if (found === 'over') return { refusal: refuse('desk_code_expired') }
  const after = afterGuess(guesses, found === 'approved', now)
  await saveDeskGuesses(tx, ctx.account, after)
  if (found === 'approved') return {}
  const locked = secondsLocked(after, now)
  return {
    refusal:
      locked > 0 ? refuse('desk_code_locked', { retryAfterSeconds: locked }) : refuse('desk_code_wrong'),
  }
}
