import type { ContentCheck } from '#domain/conversation/content-check'
import type { LocalDate } from '#domain/kernel/time'
import type { MediaType } from '#domain/record/attachment'
import { type Database, Prisma, type Transaction } from '../../platform/database/database'
import type { Speaker, Thread } from './thread-store'

export type MessageSide = 'family' | 'team' | 'system'
export type MessageKind = 'text' | 'picture' | 'off-duty' | 'emergency'

export interface NewMessage {
  readonly side: MessageSide
  readonly kind: MessageKind
  readonly accountId: string | null
  readonly practitionerId: string | null
  readonly textCipher: string | null
  readonly mediaType: MediaType | null
  readonly pictureCipher: Uint8Array<ArrayBuffer> | null
  readonly check: ContentCheck
  readonly pictureUntil: LocalDate | null
  /** Of the team's first answer: how long the family waited for it. */
  readonly waitedSeconds: number | null
}

/** What the messages change of their conversation. */
export interface ThreadAfter {
  readonly waitingSince: Date | null
  readonly isUrgent: boolean
  readonly teamReadSeq: number
}

/** The channel on which every server process hears that there is something new. */
export const NEWS_CHANNEL = 'conversation_news'

/**
 * Puts messages behind the last one of a locked conversation and tells every process, at the commit.
 *
 * @returns the ids in the order of `messages`; the first has the number after the conversation's last
 */
export async function appendMessages(
  tx: Transaction,
  thread: Thread,
  messages: readonly NewMessage[],
  after: ThreadAfter,
  now: Date,
): Promise<readonly string[]> {
  // Two processes' clocks may differ a little: the order of the numbers is the order of the times.
  const sentAt = thread.lastAt && thread.lastAt > now ? thread.lastAt : now
  const lastSeq = thread.lastSeq + messages.length
  const rows = await tx.conversationMessage.createManyAndReturn({
    data: messages.map(({ pictureUntil, ...message }, place) => ({
      ...message,
      pictureUntil: pictureUntil && new Date(pictureUntil),
      conversationId: thread.id,
      seq: thread.lastSeq + 1 + place,
      sentAt,
    })),
    select: { id: true, seq: true },
  })
  await tx.conversation.update({
    where: { id: thread.id },
    data: { ...after, lastSeq, lastAt: sentAt },
    select: { id: true },
  })
  await announce(tx, thread.id, lastSeq)
  return rows.sort((a, b) => a.seq - b.seq).map(({ id }) => id)
}

/** Says nothing but that there is something: who may know what, each process asks anew. */
export async function announce(tx: Transaction, conversationId: string, seq: number): Promise<void> {
  const news = JSON.stringify({ conversationId, seq })
  await tx.$executeRaw`SELECT pg_notify(${NEWS_CHANNEL}, ${news})`
}

/** How many messages an account has written into a conversation since a moment; counts among the newest only. */
export async function countSince(
  tx: Transaction,
  { id, lastSeq }: Thread,
  accountId: string,
  since: Date,
  limit: number,
): Promise<number> {
  return tx.conversationMessage.count({
    where: { conversationId: id, accountId, seq: { gt: lastSeq - 2 * limit }, sentAt: { gt: since } },
  })
}

export interface MessageRow {
  readonly id: string
  readonly seq: number
  readonly side: MessageSide
  readonly kind: MessageKind
  readonly accountId: string | null
  readonly textCipher: string | null
  readonly hasPicture: boolean
  readonly check: ContentCheck
  readonly sentAt: Date
}

/** Which messages: those after a number, upwards; or the newest, or those before a number, downwards. */
export type Stretch = { readonly afterSeq: number } | { readonly beforeSeq: number | null }

/** In the order of their numbers whichever way they were looked for; at most `limit`, and one more if there is one. */
export async function listMessages(
  db: Database,
  thread: Thread,
  stretch: Stretch,
  limit: number,
): Promise<MessageRow[]> {
  const isUpwards = 'afterSeq' in stretch
  const within = isUpwards
    ? Prisma.sql`seq > ${stretch.afterSeq}`
    : Prisma.sql`seq < ${stretch.beforeSeq ?? thread.lastSeq + 1}`
  const rows = await db.$queryRaw<MessageRow[]>`
    SELECT id, seq, side, kind, account_id AS "accountId", text_cipher AS "textCipher",
      picture_cipher IS NOT NULL AS "hasPicture", "check", sent_at AS "sentAt"
    FROM conversation_message WHERE conversation_id = ${thread.id}::uuid AND ${within}
    ORDER BY seq ${isUpwards ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit + 1}`
  return isUpwards ? rows : rows.reverse()
}

export interface PictureRow {
  readonly conversationId: string
  readonly accountId: string | null
  readonly check: ContentCheck
  readonly mediaType: MediaType
  readonly pictureCipher: Uint8Array | null
}

/** Which conversation a picture stands in; null when the message is none. */
export async function threadOfPicture(db: Database, messageId: string): Promise<string | null> {
  const row = await db.conversationMessage.findFirst({
    where: { id: messageId, kind: 'picture' },
    select: { conversationId: true },
  })
  return row?.conversationId ?? null
}

export async function findPicture(
  db: Database,
  thread: Pick<Thread, 'id'>,
  messageId: string,
): Promise<PictureRow | null> {
  const row = await db.conversationMessage.findFirst({
    where: { id: messageId, conversationId: thread.id, kind: 'picture' },
    select: { conversationId: true, accountId: true, check: true, mediaType: true, pictureCipher: true },
  })
  return row as PictureRow | null
}

/** An account of the family has seen everything up to a number; a later one stays. */
export async function saveReadSeq(
  tx: Transaction,
  speaker: Extract<Speaker, { side: 'family' }>,
  conversationId: string,
  seq: number,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO conversation_reader (conversation_id, account_id, read_seq)
    SELECT id, ${speaker.scope.accountId}::uuid, least(${seq}, last_seq) FROM conversation
    WHERE id = ${conversationId}::uuid AND patient_id = ${speaker.scope.patientId}::uuid
    ON CONFLICT (conversation_id, account_id)
    DO UPDATE SET read_seq = greatest(conversation_reader.read_seq, excluded.read_seq)`
}

/** Somebody of the team has seen everything up to a number, what reads like an emergency included. */
export async function saveTeamReadSeq(
  tx: Transaction,
  speaker: Extract<Speaker, { side: 'team' }>,
  conversationId: string,
  seq: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation SET team_read_seq = greatest(team_read_seq, least(${seq}, last_seq)),
      is_urgent = is_urgent AND ${seq} < last_seq
    WHERE id = ${conversationId}::uuid AND team_id = ${speaker.scope.teamId}::uuid`
}

/** What WeChat knows the account as; null for whoever has never come through it. */
export async function findOpenid(db: Database, accountId: string): Promise<string | null> {
  const row = await db.account.findUnique({ where: { id: accountId }, select: { openid: true } })
  return row?.openid ?? null
}
