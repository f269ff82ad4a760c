import { conversationRule } from '#domain/conversation/conversation-rules'
import { MESSAGES_PAGE } from '#domain/conversation/message-limits'
import { offDutySince } from '#domain/conversation/off-duty'
import { replyWords } from '#domain/conversation/reply-time'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext, StaffContext } from '../../platform/context'
import { listMessages, type MessageRow, type Stretch } from './message-store'
import { type MessageView, messageView } from './message-view'
import { replyMinutesOf } from './reply-time'
import { readThread, type Speaker, type Thread } from './thread-store'
import { familySpeaker, teamSpeaker } from './who-speaks'

interface Asked {
  readonly conversationId: string
  /** What came after the newest that is known; upwards. */
  readonly afterSeq?: number | undefined
  /** What came before the oldest that is known; without both, the newest. */
  readonly beforeSeq?: number | undefined
}

export interface MessagePage {
  readonly patientId: string
  readonly teamId: string
  readonly teamName: string
  /** In the order in which they were written. */
  readonly rows: readonly MessageView[]
  /** With which number the same question goes on, `afterSeq` or `beforeSeq`; null: that was all. */
  readonly nextSeq: number | null
  readonly lastSeq: number
  readonly replyWords: string
  readonly isOffDuty: boolean
  /** Stands above everything while something in it reads like an emergency and nobody has looked. */
  readonly emergencyWords: string | null
  /** No living contract: it can be read and not written. */
  readonly isClosed: boolean
}

/** @throws not_found alike for absent and other families' conversations; delegate_not_permitted; patient_is_adolescent */
export async function readFamilyMessages(ctx: AccountContext, asked: Asked): Promise<MessagePage> {
  const speaker = await familySpeaker(ctx, ctx.db, asked.conversationId)
  const { thread, rows } = await readRows(ctx, speaker, asked)
  return pageOf(ctx, thread, rows, asked)
}

/** While a contract lives; the look is written down where there was something to see. @throws not_found alike */
export async function readTeamMessages(ctx: StaffContext, asked: Asked): Promise<MessagePage> {
  const speaker = await teamSpeaker(ctx, ctx.db, asked.conversationId)
  const { thread, rows } = await readRows(ctx, speaker, asked)
  if (!thread.isSigned) throw new DomainError('not_found')
  if (rows.length > 0) {
    await ctx.audit.record(ctx.db, {
      by: ctx.staff,
      purpose: 'conversation',
      action: 'conversation.staffMessages',
      patientIds: [thread.patientId],
      fields: ['messages'],
      at: ctx.now(),
      requestId: ctx.requestId,
    })
  }
  return pageOf(ctx, thread, rows, asked)
}

async function readRows(
  ctx: AccountContext,
  speaker: Speaker,
  { conversationId, afterSeq, beforeSeq }: Asked,
): Promise<{ thread: Thread; rows: readonly MessageRow[] }> {
  const thread = await readThread(ctx.db, speaker, conversationId, localDateOf(ctx.now()))
  if (!thread) throw new DomainError('not_found')
  const stretch: Stretch = afterSeq === undefined ? { beforeSeq: beforeSeq ?? null } : { afterSeq }
  return { thread, rows: await listMessages(ctx.db, thread, stretch, MESSAGES_PAGE) }
}

async function pageOf(
  ctx: AccountContext,
  thread: Thread,
  found: readonly MessageRow[],
  { afterSeq }: Asked,
): Promise<MessagePage> {
  const now = ctx.now()
  const isUpwards = afterSeq !== undefined
  const isMore = found.length > MESSAGES_PAGE
  const rows = isUpwards ? found.slice(0, MESSAGES_PAGE) : found.slice(-MESSAGES_PAGE)
  const edge = isUpwards ? rows.at(-1) : rows[0]
  const authors = rows.flatMap(({ side, accountId }) => (side === 'team' && accountId ? [accountId] : []))
  const staffNames = await ctx.access.staffNames(ctx.db, [...new Set(authors)])
  const viewer = { accountId: ctx.account.id, fieldCrypto: ctx.fieldCrypto, staffNames }
  const { patientId, teamId, teamName, lastSeq, dutyFrom: from, dutyTo: to, isStaffed } = thread
  const rule = conversationRule(await ctx.rules(), 'FD-EMERGENCY', localDateOf(now))
  return {
    patientId,
    teamId,
    teamName,
    rows: rows.map((row) => messageView(row, viewer)),
    nextSeq: isMore && edge ? edge.seq : null,
    lastSeq,
    replyWords: replyWords(await replyMinutesOf(ctx, teamId)),
    isOffDuty: offDutySince({ from, to, isStaffed }, now) !== null,
    emergencyWords: thread.isUrgent ? rule.banner : null,
    isClosed: !thread.isSigned,
  }
}
