import * as z from 'zod/mini'
import { ORGANIZATION_KINDS } from '#domain/directory/organization-kind'
import type { OrganizationPlace } from '#domain/directory/organization-order'
import { DomainError } from '#domain/kernel/errors'

export const CURSOR_MAX_LENGTH = 1000

const place = z.tuple([
  z.uuid(),
  z.enum(ORGANIZATION_KINDS),
  z.string(),
  z.number(),
  z.nullable(z.number()),
  z.nullable(z.number()),
])

/**
 * Where a page ended, as the last row's place in the order. The next page begins behind that place even if the row
 * itself has moved since, because seats went or came back. Opaque to clients.
 */
export function writeOrganizationCursor(last: OrganizationPlace): string {
  const { id, kind, pinyin, matchRank, earliestMs, distanceMeters } = last
  const text = JSON.stringify([id, kind, pinyin, matchRank, earliestMs, distanceMeters])
  return Buffer.from(text).toString('base64url')
}

/** @throws input_invalid for text that no page ever answered */
export function readOrganizationCursor(text: string): OrganizationPlace {
  const read = place.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')))
  if (!read.success) throw new DomainError('input_invalid', { fields: ['cursor'] })
  const [id, kind, pinyin, matchRank, earliestMs, distanceMeters] = read.data
  return { id, kind, pinyin, matchRank, earliestMs, distanceMeters }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
