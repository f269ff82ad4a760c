import { trySecondFactor } from '#domain/account/second-factor'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import {
  lockSecondFactor,
  type StoredSecondFactor,
  savePass,
  saveTry,
  TOTP_SECRET_FIELD,
} from './second-factor-store'
import { matchingStep } from './totp'

interface TypedCode {
  readonly code: string
  readonly idempotencyKey: string
}

interface PassAnswer {
  readonly passedAt: string
}

type Outcome = PassAnswer | { readonly refusal: Refusal }

/**
 * The first code of a new authenticator: it confirms that the secret arrived, and passes this log-in.
 *
 * @throws second_factor_not_set_up, second_factor_already_set_up, second_factor_wrong, second_factor_locked
 */
export async function confirmSecondFactor(ctx: AccountContext, input: TypedCode): Promise<PassAnswer> {
  return passSecondFactor(ctx, 'auth.secondFactor.confirm', input, (factor) =>
    factor.confirmedAt ? refuse('second_factor_already_set_up') : null,
  )
}

/**
 * A code of the authenticator passes this log-in, and no other of the account.
 *
 * @throws second_factor_not_set_up, second_factor_wrong, second_factor_locked
 */
export async function verifySecondFactor(ctx: AccountContext, input: TypedCode): Promise<PassAnswer> {
  return passSecondFactor(ctx, 'auth.secondFactor.verify', input, (factor) =>
    factor.confirmedAt ? null : refuse('second_factor_not_set_up'),
  )
}

/** A wrong code is an outcome that is committed: thrown inside, it would take back its own counting. */
async function passSecondFactor(
  ctx: AccountContext,
  procedure: string,
  input: TypedCode,
  refuseFactor: (factor: StoredSecondFactor) => Refusal | null,
): Promise<PassAnswer> {
  const intent = intentOf(ctx, procedure, input)
  const outcome = await ctx.transaction((tx) =>
    answerOnce<Outcome>(tx, intent, () => tryCode(ctx, tx, input.code, refuseFactor)),
  )
  if ('refusal' in outcome) throw new DomainError(outcome.refusal.code, outcome.refusal.facts)
  return outcome
}

async function tryCode(
  ctx: AccountContext,
  tx: Transaction,
  code: string,
  refuseFactor: (factor: StoredSecondFactor) => Refusal | null,
): Promise<Outcome> {
  const now = ctx.now()
  const factor = await lockSecondFactor(tx, ctx.account)
  if (!factor?.secretCipher) return { refusal: refuse('second_factor_not_set_up') }
  const unfit = refuseFactor(factor)
  if (unfit) return { refusal: unfit }

  const secret = ctx.fieldCrypto.open(TOTP_SECRET_FIELD, factor.secretCipher)
  const { refusal, after } = trySecondFactor(factor, matchingStep(secret, code, now), now)
  await saveTry(tx, ctx.account, after)
  if (refusal) return { refusal }
  await savePass(tx, ctx.account, now)
  return { passedAt: toIsoShanghai(now) }
}
