import { KEY_GROUPS, type KeyGroup } from '#domain/key-group/key-group'
import type { FieldCrypto } from './field-crypto'

const FIELD = 'key_group_member.group'

/** Under which value a group stands in the table: nobody without the key reads there who has tuberculosis. */
export function keyGroupIndex(fieldCrypto: Pick<FieldCrypto, 'index'>, group: KeyGroup): Buffer {
  return fieldCrypto.index(FIELD, group)
}

/** Which group a value stands for; null for one of a later version. */
export function keyGroupReader(
  fieldCrypto: Pick<FieldCrypto, 'index'>,
): (index: Uint8Array) => KeyGroup | null {
  const groups = new Map(
    KEY_GROUPS.map((group) => [keyGroupIndex(fieldCrypto, group).toString('hex'), group]),
  )
  return (index) => groups.get(Buffer.from(index).toString('hex')) ?? null
}
