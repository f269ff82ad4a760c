import { DomainError } from '#domain/kernel/errors'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { STAFF_NAME_FIELD } from '../../../platform/sealing/field-names'
import { lockSecondFactor, readPendingSecret, saveSecret, TOTP_SECRET_FIELD } from './second-factor-store'
import { newTotpSecret, totpUri } from './totp'

/** Shown once, while the authenticator is set up; afterwards nobody can read it. */
export interface SecondFactorSecret {
  readonly secret: string
  /** `otpauth://…`, for a QR code. */
  readonly uri: string
}

/**
 * Gives a member of staff a new secret for their authenticator. It counts from its first right code on
 * (confirmSecondFactor). The answer of the intent is kept empty: a secret stands nowhere but sealed.
 *
 * @throws not_permitted for whoever has no role; second_factor_already_set_up: only another administrator may reset it
 */
export async function setUpSecondFactor(
  ctx: AccountContext,
  input: { readonly idempotencyKey: string },
): Promise<SecondFactorSecret> {
  if (ctx.account.duties.length === 0) throw new DomainError('not_permitted')
  const intent = intentOf(ctx, 'auth.secondFactor.setUp', input)
  await ctx.transaction((tx) => answerOnce(tx, intent, () => giveSecret(ctx, tx)))
  const pending = await readPendingSecret(ctx.db, ctx.account)
  if (!pending?.secretCipher) throw new DomainError('second_factor_already_set_up')
  const secret = ctx.fieldCrypto.open(TOTP_SECRET_FIELD, pending.secretCipher)
  return { secret, uri: totpUri(secret, ctx.fieldCrypto.open(STAFF_NAME_FIELD, pending.nameCipher)) }
}

async function giveSecret(ctx: AccountContext, tx: Transaction): Promise<Record<string, never>> {
  const factor = await lockSecondFactor(tx, ctx.account)
  if (factor?.confirmedAt) throw new DomainError('second_factor_already_set_up')
  await saveSecret(tx, ctx.account, ctx.fieldCrypto.seal(TOTP_SECRET_FIELD, newTotpSecret()))
  return {}
}
