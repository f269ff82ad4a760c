import type { PhoneChallenge } from '#domain/account/phone-challenge'
import type { Database, Transaction } from '../../../platform/database/database'

type Index = Uint8Array<ArrayBuffer>

/** Of two who ask for a code to one number at a moment, one waits for the other. */
export async function lockPhone(tx: Transaction, phoneIndex: Index): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(encode(${phoneIndex}, 'hex'), 1))`
}

/** When codes were sent since a moment, for this contract and to this number. */
export async function readChallengeMoments(
  tx: Transaction,
  contractId: string,
  phoneIndex: Index,
  since: Date,
): Promise<{ ofContract: Date[]; ofPhone: Date[] }> {
  const rows = await tx.$queryRaw<{ createdAt: Date; isOfContract: boolean; isOfPhone: boolean }[]>`
    SELECT created_at AS "createdAt", contract_id = ${contractId}::uuid AS "isOfContract",
      phone_index = ${phoneIndex} AS "isOfPhone"
    FROM signing_challenge
    WHERE created_at > ${since} AND (contract_id = ${contractId}::uuid OR phone_index = ${phoneIndex})`
  return {
    ofContract: rows.filter((row) => row.isOfContract).map((row) => row.createdAt),
    ofPhone: rows.filter((row) => row.isOfPhone).map((row) => row.createdAt),
  }
}

export interface NewChallenge {
  readonly id: string
  readonly contractId: string
  readonly phoneIndex: Index
  readonly codeHash: Index
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertChallenge(tx: Transaction, challenge: NewChallenge): Promise<void> {
  await tx.signingChallenge.create({ data: challenge, select: { id: true } })
}

export async function hasChallenge(db: Database, id: string): Promise<boolean> {
  return (await db.signingChallenge.count({ where: { id } })) === 1
}

export async function deleteChallenge(db: Database, id: string): Promise<void> {
  await db.signingChallenge.deleteMany({ where: { id } })
}

/** Only the newest code of a contract counts. The caller has locked the contract. */
export function findNewestChallenge(
  tx: Transaction,
  contractId: string,
): Promise<(PhoneChallenge & { id: string; codeHash: Uint8Array }) | null> {
  return tx.signingChallenge.findFirst({
    where: { contractId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, codeHash: true, attempts: true, expiresAt: true, usedAt: true },
  })
}

export async function countAttempt(tx: Transaction, id: string, usedAt: Date | null): Promise<void> {
  await tx.signingChallenge.update({
    where: { id },
    data: { attempts: { increment: 1 }, ...(usedAt && { usedAt }) },
    select: { id: true },
  })
}

/** Under which value the number of an account stands. */
export async function findPhoneIndex(
  db: Database | Transaction,
  accountId: string,
): Promise<Uint8Array | null> {
  const account = await db.account.findUnique({ where: { id: accountId }, select: { phoneIndex: true } })
  return account?.phoneIndex ?? null
}
