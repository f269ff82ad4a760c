import type { SecondFactor } from '#domain/account/second-factor'
import type { Actor } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'

/** The authenticators of staff. Whoever is no member of staff has no row here. */
export const TOTP_SECRET_FIELD = 'staff_member.totp_secret_cipher'

export interface StoredSecondFactor extends SecondFactor {
  readonly secretCipher: string | null
  readonly confirmedAt: Date | null
}

/** Locked, so that a hundred codes typed at the same moment are counted one after the other. */
export async function lockSecondFactor(tx: Transaction, actor: Actor): Promise<StoredSecondFactor | null> {
  const rows = await tx.$queryRaw<(Omit<StoredSecondFactor, 'lastStep'> & { lastStep: bigint | null })[]>`
    SELECT totp_secret_cipher AS "secretCipher", totp_confirmed_at AS "confirmedAt", totp_last_step AS "lastStep",
      totp_failures AS failures, totp_locked_until AS "lockedUntil"
    FROM staff_member WHERE account_id = ${actor.id}::uuid FOR NO KEY UPDATE`
  const row = rows[0]
  return row ? { ...row, lastStep: row.lastStep === null ? null : Number(row.lastStep) } : null
}

/** In place of one that was never confirmed. */
export async function saveSecret(tx: Transaction, actor: Actor, secretCipher: string): Promise<void> {
  await tx.staffMember.updateMany({
    where: { accountId: actor.id, totpConfirmedAt: null },
    data: { totpSecretCipher: secretCipher, totpLastStep: null },
  })
}

/** The secret that waits for its first code, and whose it is. */
export async function readPendingSecret(
  db: Database,
  actor: Actor,
): Promise<{ nameCipher: string; secretCipher: string | null } | null> {
  const member = await db.staffMember.findFirst({
    where: { accountId: actor.id, totpConfirmedAt: null },
    select: { nameCipher: true, totpSecretCipher: true },
  })
  return member && { nameCipher: member.nameCipher, secretCipher: member.totpSecretCipher }
}

export async function saveTry(tx: Transaction, actor: Actor, after: SecondFactor): Promise<void> {
  await tx.staffMember.update({
    where: { accountId: actor.id },
    data: {
      totpFailures: after.failures,
      totpLockedUntil: after.lockedUntil,
      totpLastStep: after.lastStep,
    },
    select: { accountId: true },
  })
}

/** This log-in has passed; the first code also confirms the authenticator. */
export async function savePass(tx: Transaction, actor: Actor, passedAt: Date): Promise<void> {
  await tx.staffMember.updateMany({
    where: { accountId: actor.id, totpConfirmedAt: null },
    data: { totpConfirmedAt: passedAt },
  })
  await tx.accessToken.updateMany({
    where: { id: actor.tokenId, accountId: actor.id },
    data: { secondFactorAt: passedAt },
  })
}
