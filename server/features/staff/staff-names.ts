import type { Access } from '../../platform/context'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import { readStaffNames } from './store'

/** The names that the other features may show of staff. They are no secret: they stand on the door. */
export function createStaffNames(fieldCrypto: FieldCrypto): Access['staffNames'] {
  return async (tx, accountIds) => {
    const sealed = await readStaffNames(tx, [...new Set(accountIds)])
    return new Map(
      sealed.map(({ accountId, nameCipher }) => [accountId, fieldCrypto.open(STAFF_NAME_FIELD, nameCipher)]),
    )
  }
}
