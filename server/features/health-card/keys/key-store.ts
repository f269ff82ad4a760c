import type { Reader, Transaction } from '../../../platform/database/database'

export interface KeyRow {
  readonly kid: string
  readonly publicKey: string
  readonly privateKeyCipher: string
  readonly createdAt: Date
  readonly retiredAt: Date | null
  readonly rejectedFrom: Date | null
}

/** Two hundred rotations are more than a year of one a week. */
const KEYS_MAX = 200
const FIELDS = {
  kid: true,
  publicKey: true,
  privateKeyCipher: true,
  createdAt: true,
  retiredAt: true,
  rejectedFrom: true,
} as const

export function findSigningKey(db: Reader): Promise<KeyRow | null> {
  return db.healthCardKey.findFirst({ where: { retiredAt: null }, select: FIELDS })
}

/** Of two processes that bring the first key the faster one's is kept: one key signs at a time. */
export async function insertKey(
  db: Reader,
  key: Pick<KeyRow, 'kid' | 'publicKey' | 'privateKeyCipher' | 'createdAt'>,
): Promise<void> {
  await db.healthCardKey.createMany({ data: [key], skipDuplicates: true })
}

/** The key that signs signs no more, and is not believed from `rejectedFrom` on. */
export async function retireSigningKey(tx: Transaction, at: Date, rejectedFrom: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE health_card_key SET retired_at = greatest(${at}::timestamptz, created_at),
      rejected_from = greatest(${rejectedFrom}::timestamptz, ${at}::timestamptz, created_at)
    WHERE retired_at IS NULL`
}

/**
 * Keys lie in one place: of whoever got one nobody knows that they did not get the others. A key that is rejected from
 * the moment it was retired is believed for no earlier moment either.
 */
export async function rejectAllKeys(tx: Transaction, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE health_card_key SET retired_at = coalesce(retired_at, greatest(${at}::timestamptz, created_at)),
      rejected_from = coalesce(retired_at, greatest(${at}::timestamptz, created_at))
    WHERE rejected_from IS NULL OR rejected_from > ${at}`
}

/** The one that signs, then the newest first. */
export function listKeys(db: Reader): Promise<KeyRow[]> {
  return db.healthCardKey.findMany({
    select: FIELDS,
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { kid: 'asc' }],
    take: KEYS_MAX,
  })
}
