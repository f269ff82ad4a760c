import type { ContentCheck } from '#domain/conversation/content-check'
import type { LocalDate } from '#domain/kernel/time'
import type { MediaType } from '#domain/record/attachment'
import type { Database, Transaction } from '../../platform/database/database'

export interface UncheckedRow {
  readonly accountId: string
  readonly textCipher: string | null
  readonly mediaType: MediaType | null
  readonly pictureCipher: Uint8Array | null
}

/** A message of which WeChat has not said anything yet; null when it has, or there is none. */
export async function findUnchecked(db: Database, messageId: string): Promise<UncheckedRow | null> {
  const row = await db.conversationMessage.findFirst({
    where: { id: messageId, check: 'unchecked', accountId: { not: null } },
    select: { accountId: true, textCipher: true, mediaType: true, pictureCipher: true },
  })
  return row as UncheckedRow | null
}

/** @returns where it stands, for the phones to look again; null when it was judged meanwhile */
export async function saveCheck(
  tx: Transaction,
  messageId: string,
  check: ContentCheck,
): Promise<{ conversationId: string; lastSeq: number } | null> {
  const [row] = await tx.$queryRaw<{ conversationId: string; lastSeq: number }[]>`
    UPDATE conversation_message SET "check" = ${check} FROM conversation
    WHERE conversation_message.id = ${messageId}::uuid AND "check" = 'unchecked'
      AND conversation.id = conversation_message.conversation_id
    RETURNING conversation.id AS "conversationId", conversation.last_seq AS "lastSeq"`
  return row ?? null
}

/** Throws away what was kept long enough; the message stays. @returns how many pictures it were */
export async function forgetPictures(tx: Transaction, today: LocalDate, limit: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE conversation_message SET picture_cipher = NULL, picture_until = NULL
    WHERE id IN (SELECT id FROM conversation_message WHERE picture_until < ${today}::date
      ORDER BY picture_until LIMIT ${limit} FOR UPDATE SKIP LOCKED)`
}
