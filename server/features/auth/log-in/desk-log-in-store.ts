import type { Guesses } from '#domain/account/guess-limit'
import type { Actor } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'

/** Desks that wait for a phone to approve them, and how often an account typed a code that no desk shows. */
export const DESK_CODE_FIELD = 'desk_log_in.code_index'

export interface NewDeskLogIn {
  readonly deskHash: Buffer
  readonly codeIndex: Buffer
  readonly createdAt: Date
  readonly expiresAt: Date
}

/**
 * One after the other, so that the limit holds however many ask at the same moment.
 *
 * @returns false when `max` codes are open already
 */
export async function insertDeskLogIn(tx: Transaction, desk: NewDeskLogIn, max: number): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('desk_log_in', 0))`
  const inserted = await tx.$executeRaw`
    INSERT INTO desk_log_in (id, desk_hash, code_index, created_at, expires_at)
    SELECT gen_random_uuid(), ${desk.deskHash}, ${desk.codeIndex}, ${desk.createdAt}, ${desk.expiresAt}
    WHERE (SELECT count(*) FROM desk_log_in
      WHERE expires_at > ${desk.createdAt} AND collected_at IS NULL) < ${max}`
  return inserted === 1
}

export async function findOpenDesk(
  tx: Transaction,
  deskHash: Buffer,
  now: Date,
): Promise<{ approvedAt: Date | null } | null> {
  return tx.deskLogIn.findFirst({
    where: { deskHash: new Uint8Array(deskHash), expiresAt: { gt: now }, collectedAt: null },
    select: { approvedAt: true },
  })
}

/** Of two that collect at the same moment one gets the account; null for the other. */
export async function collectDesk(tx: Transaction, deskHash: Buffer, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    UPDATE desk_log_in SET collected_at = ${now}
    WHERE desk_hash = ${deskHash} AND approved_at IS NOT NULL AND collected_at IS NULL AND expires_at > ${now}
    RETURNING account_id AS "accountId"`
  return rows[0]?.accountId ?? null
}

/** Locked before the code is looked at, so that guesses at the same moment are counted one after the other. */
export async function lockDeskGuesses(tx: Transaction, actor: Actor): Promise<Guesses | null> {
  const rows = await tx.$queryRaw<Guesses[]>`
    SELECT desk_failures AS failures, desk_locked_until AS "lockedUntil"
    FROM staff_member WHERE account_id = ${actor.id}::uuid FOR NO KEY UPDATE`
  return rows[0] ?? null
}

export async function saveDeskGuesses(tx: Transaction, actor: Actor, guesses: Guesses): Promise<void> {
  await tx.staffMember.update({
    where: { accountId: actor.id },
    data: { deskFailures: guesses.failures, deskLockedUntil: guesses.lockedUntil },
    select: { accountId: true },
  })
}

/** Whether a desk showed this code, and whether it was still waiting: then the account is now its own. */
export async function approveDesk(
  tx: Transaction,
  actor: Actor,
  codeIndex: Buffer,
  now: Date,
): Promise<'approved' | 'over' | 'unknown'> {
  const approved = await tx.$executeRaw`
    UPDATE desk_log_in SET account_id = ${actor.id}::uuid, approved_at = ${now}
    WHERE code_index = ${codeIndex} AND approved_at IS NULL AND expires_at > ${now}`
  if (approved === 1) return 'approved'
  const found = await tx.deskLogIn.findUnique({
    where: { codeIndex: new Uint8Array(codeIndex) },
    select: { id: true },
  })
  return found ? 'over' : 'unknown'
}
