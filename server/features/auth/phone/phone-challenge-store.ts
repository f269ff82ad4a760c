import type { PhoneChallenge } from '#domain/account/phone-challenge'
import type { Actor } from '../../../platform/context'
import type { Reader, Transaction } from '../../../platform/database/database'
import { lockAccountAndPhone } from '../store'

/** Codes that were sent to phones, and how often somebody tried one. */

/** When codes were sent since a moment: for the account to any number, and to the number for any account. */
export async function readChallengeMoments(
  tx: Transaction,
  actor: Actor,
  phoneIndex: Buffer,
  since: Date,
): Promise<{ ofAccount: Date[]; ofPhone: Date[] }> {
  const rows = await tx.$queryRaw<{ createdAt: Date; isOfAccount: boolean; isOfPhone: boolean }[]>`
    SELECT created_at AS "createdAt", account_id = ${actor.id}::uuid AS "isOfAccount",
      phone_index = ${phoneIndex} AS "isOfPhone"
    FROM phone_challenge
    WHERE created_at > ${since} AND (account_id = ${actor.id}::uuid OR phone_index = ${phoneIndex})`
  return {
    ofAccount: rows.filter((row) => row.isOfAccount).map((row) => row.createdAt),
    ofPhone: rows.filter((row) => row.isOfPhone).map((row) => row.createdAt),
  }
}

export async function saveChallenge(
  tx: Transaction,
  actor: Actor,
  challenge: {
    id: string
    phoneIndex: Buffer
    codeHash: Buffer
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx.phoneChallenge.create({
    data: {
      ...challenge,
      accountId: actor.id,
      phoneIndex: new Uint8Array(challenge.phoneIndex),
      codeHash: new Uint8Array(challenge.codeHash),
    },
    select: { id: true },
  })
}

export async function hasChallenge(db: Reader, id: string): Promise<boolean> {
  return (await db.phoneChallenge.findUnique({ where: { id }, select: { id: true } })) !== null
}

export async function deleteChallenge(db: Reader, id: string): Promise<void> {
  await db.phoneChallenge.deleteMany({ where: { id } })
}

/** Only the newest code counts: asking again makes the earlier one worthless. */
export async function lockNewestChallenge(
  tx: Transaction,
  actor: Actor,
  phoneIndex: Buffer,
): Promise<(PhoneChallenge & { id: string; codeHash: Uint8Array }) | null> {
  await lockAccountAndPhone(tx, actor, phoneIndex)
  return tx.phoneChallenge.findFirst({
    where: { accountId: actor.id, phoneIndex: new Uint8Array(phoneIndex) },
    orderBy: { createdAt: 'desc' },
    select: { id: true, codeHash: true, attempts: true, expiresAt: true, usedAt: true },
  })
}

export async function countAttempt(tx: Transaction, id: string): Promise<void> {
  await tx.phoneChallenge.update({
    where: { id },
    data: { attempts: { increment: 1 } },
    select: { id: true },
  })
}

export async function markChallengeUsed(tx: Transaction, id: string, usedAt: Date): Promise<void> {
  await tx.phoneChallenge.update({ where: { id }, data: { usedAt }, select: { id: true } })
}
