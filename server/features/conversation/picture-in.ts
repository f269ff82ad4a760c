import { MESSAGE_PICTURE_MAX_BYTES } from '#domain/conversation/message-limits'
import { DomainError } from '#domain/kernel/errors'
import { mediaTypeOf } from '#domain/record/attachment'
import type { Content } from './send-message'

/**
 * A picture as a phone sends it, in base64. What it is, its own first bytes say.
 *
 * @throws picture_too_large; picture_unreadable for everything but JPEG and PNG, which WeChat can check
 */
export function pictureIn(base64: string): Content {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > MESSAGE_PICTURE_MAX_BYTES) throw new DomainError('picture_too_large')
  const mediaType = mediaTypeOf(bytes)
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') throw new DomainError('picture_unreadable')
  return { kind: 'picture', mediaType, bytes }
}
