import type { FieldCrypto, SealedField } from './field-crypto'

/**
 * Seals what `Sealed` says of each `table.column`, as JSON. What was sealed was checked before it was, so that it is read as
 * what it was; fields named in `moments` are moments again.
 */
export function jsonSeal<Sealed>(moments: readonly string[] = []) {
  type Field = keyof Sealed & SealedField
  const revive = (name: string, value: unknown): unknown =>
    typeof value === 'string' && moments.includes(name) ? new Date(value) : value
  return {
    sealed: <Of extends Field>(crypto: FieldCrypto, field: Of, value: Sealed[Of]): string =>
      crypto.seal(field, JSON.stringify(value)),
    opened: <Of extends Field>(crypto: FieldCrypto, field: Of, cipher: string): Sealed[Of] =>
      JSON.parse(crypto.open(field, cipher), revive) as Sealed[Of],
  }
}
