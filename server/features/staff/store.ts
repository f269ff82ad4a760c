import type { Database, Transaction } from '../../platform/database'

/** Members of staff and their roles, for whoever proved to be an office above them. */
type Reader = Database | Transaction

export const STAFF_NAME_FIELD = 'staff_member.name_cipher'

export interface SealedStaffName {
  readonly accountId: string
  readonly nameCipher: string
}

export async function readStaffNames(db: Reader, accountIds: readonly string[]): Promise<SealedStaffName[]> {
  return db.staffMember.findMany({
    where: { accountId: { in: [...accountIds] } },
    select: { accountId: true, nameCipher: true },
  })
}
