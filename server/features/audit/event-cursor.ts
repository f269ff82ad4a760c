import { DomainError } from '#domain/kernel/errors'

/** @throws input_invalid for text that no page ever answered */
export function readEventCursor(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null
  if (!/^[1-9]\d{0,17}$/.test(cursor)) throw new DomainError('input_invalid', { fields: ['cursor'] })
  return BigInt(cursor)
}
