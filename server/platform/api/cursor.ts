import { DomainError } from '#domain/kernel/errors'

/** Where a page ended: the last row's moment and id. Opaque to clients. */
export interface Cursor {
  readonly start: Date
  readonly id: string
}

/** Years that PostgreSQL can read; JavaScript would accept many more texts. */
const ISO = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function writeCursor({ start, id }: Cursor): string {
  return Buffer.from(`${start.toISOString()}/${id}`).toString('base64url')
}

/** @throws input_invalid for text that no page ever answered */
export function readCursor(text: string): Cursor {
  const [start = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split('/')
  const at = new Date(start)
  if (!ISO.test(start) || Number.isNaN(at.getTime()) || !UUID.test(id))
    throw new DomainError('input_invalid', { fields: ['cursor'] })
  return { start: at, id }
}
