import type { ContentCheck } from '#domain/conversation/content-check'
import { conversationRule } from '#domain/conversation/conversation-rules'
import { emergencyPhraseIn } from '#domain/conversation/emergency-phrase'
import { MESSAGES_PER_MINUTE_MAX } from '#domain/conversation/message-limits'
import { offDutySince } from '#domain/conversation/off-duty'
import { ownAnswers } from '#domain/conversation/own-answers'
import { DomainError } from '#domain/kernel/errors'
import type { Rule } from '#domain/kernel/rule-set'
import { addDays, type LocalDate, localDateOf, MINUTE_MS, toIsoShanghai } from '#domain/kernel/time'
import type { MediaType } from '#domain/record/attachment'
import { answerOnce, earlierAnswer, intentOf } from '../../platform/api/idempotency'
import type { AccountContext } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import { enqueue } from '../../platform/jobs'
import type { CheckOutcome } from '../../platform/outside/outside-systems'
import { appendMessages, countSince, findOpenid, type NewMessage, saveReadSeq } from './message-store'
import { CHECK_AGAIN_TASK } from './tasks'
import { lockThread, type Speaker, type Thread } from './thread-store'

export const TEXT = 'conversation_message.text'
export const PICTURE = 'conversation_message.picture'

/** What somebody writes: words, or a picture that was looked at already. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly mediaType: MediaType; readonly bytes: Buffer }

export interface SentMessage {
  readonly id: string
  readonly seq: number
  readonly sentAt: string
  /** `risky`: nobody else sees it. `unchecked`: it is delivered, and WeChat is asked again. */
  readonly check: ContentCheck
  /** Shown above everything else when the words read like an emergency. */
  readonly emergencyWords: string | null
}

interface Sending {
  /** The procedure whose intent it is. */
  readonly procedure: string
  readonly input: { readonly conversationId: string; readonly idempotencyKey: string }
  readonly content: Content
  /** Asked before WeChat is, and again in the transaction. */
  readonly whoSpeaks: (tx: Database | Transaction) => Promise<Speaker>
}

type InTransaction = AccountContext & { readonly tx: Transaction }

/**
 * Sends once, whatever the network does with the answer. WeChat is asked outside the transaction; a message that it
 * could not judge is delivered all the same and looked at again by a job (docs/decisions/130).
 *
 * @throws what `whoSpeaks` refuses; conversation_closed; too_many_requests
 */
export async function sendMessage(ctx: AccountContext, sending: Sending): Promise<SentMessage> {
  const { procedure, input, content, whoSpeaks } = sending
  const intent = intentOf(ctx, procedure, input)
  const earlier = await earlierAnswer<SentMessage>(ctx.db, intent)
  if (earlier) return earlier.answer
  await whoSpeaks(ctx.db)
  const outcome = await checkContent(ctx, ctx.account.id, content)
  const rules = await ctx.rules()
  return ctx.transaction((tx) =>
    answerOnce(tx, intent, async () => {
      const speaker = await whoSpeaks(tx)
      return keepMessage({ ...ctx, tx }, speaker, input.conversationId, { content, outcome, rules })
    }),
  )
}

export async function checkContent(
  { db, outside }: Pick<AccountContext, 'db' | 'outside'>,
  accountId: string,
  content: Content,
): Promise<CheckOutcome> {
  if (content.kind === 'picture') return outside.contentChecks.picture(content.bytes, content.mediaType)
  const openid = await findOpenid(db, accountId)
  return openid ? outside.contentChecks.words(openid, content.text) : 'impossible'
}

interface Judged {
  readonly content: Content
  readonly outcome: CheckOutcome
  readonly rules: readonly Rule[]
}

async function keepMessage(
  ctx: InTransaction,
  speaker: Speaker,
  conversationId: string,
  { content, outcome, rules }: Judged,
): Promise<SentMessage> {
  const now = ctx.now()
  const today = localDateOf(now)
  const thread = await lockThread(ctx.tx, speaker, conversationId, today)
  if (!thread?.isSigned) throw new DomainError('conversation_closed')
  await refuseFlood(ctx, thread, now)
  const emergency = conversationRule(rules, 'FD-EMERGENCY', today)
  const rings =
    speaker.side === 'family' &&
    content.kind === 'text' &&
    emergencyPhraseIn(content.text, emergency) !== null
  const check = checkOf(outcome)
  const message = sealedMessage(ctx, speaker, content, check, pictureUntil(rules, today))
  const answers = speaker.side === 'family' ? answersTo(thread, rings, now) : []
  const words = { emergency: emergency.banner, 'off-duty': thread.offDutyText }
  const own = answers.map((kind) => ownMessage(ctx.fieldCrypto.seal(TEXT, words[kind]), kind))
  const seq = thread.lastSeq + 1
  const waitedSeconds = speaker.side === 'team' ? waitedFor(thread, now) : null
  const [id] = await appendMessages(
    ctx.tx,
    thread,
    [{ ...message, waitedSeconds }, ...own],
    speaker.side === 'family'
      ? {
          waitingSince: thread.waitingSince ?? now,
          isUrgent: thread.isUrgent || rings,
          teamReadSeq: thread.teamReadSeq,
        }
      : { waitingSince: null, isUrgent: false, teamReadSeq: seq },
    now,
  )
  if (!id) throw new Error('a message was kept without an id')
  if (speaker.side === 'family') await saveReadSeq(ctx.tx, speaker, thread.id, seq)
  if (outcome === 'not-now') {
    await enqueue(ctx.tx, CHECK_AGAIN_TASK, { messageId: id }, { jobKey: `check-message:${id}` })
  }
  if (speaker.side === 'team' && check !== 'risky') await tellFamily(ctx, thread, today, now)
  const emergencyWords = rings ? emergency.banner : null
  return { id, seq, sentAt: toIsoShanghai(now), check, emergencyWords }
}

export function checkOf(outcome: CheckOutcome): ContentCheck {
  return outcome === 'not-now' || outcome === 'impossible' ? 'unchecked' : outcome
}

async function refuseFlood({ tx, account }: InTransaction, thread: Thread, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MINUTE_MS)
  const sent = await countSince(tx, thread, account.id, since, MESSAGES_PER_MINUTE_MAX)
  if (sent >= MESSAGES_PER_MINUTE_MAX) throw new DomainError('too_many_requests')
}

function answersTo(thread: Thread, readsLikeEmergency: boolean, now: Date) {
  const { isUrgent, lastOffDutyAt, dutyFrom: from, dutyTo: to, isStaffed } = thread
  const since = offDutySince({ from, to, isStaffed }, now)
  return ownAnswers({ readsLikeEmergency, isUrgent, lastOffDutyAt, offDutySince: since })
}

function waitedFor({ waitingSince }: Thread, now: Date): number | null {
  if (!waitingSince) return null
  return Math.max(0, Math.round((now.getTime() - waitingSince.getTime()) / 1000))
}

function pictureUntil(rules: readonly Rule[], today: LocalDate): LocalDate {
  return addDays(today, conversationRule(rules, 'FD-PICTURE', today).days)
}

const NO_CONTENT = { textCipher: null, mediaType: null, pictureCipher: null, pictureUntil: null } as const

function sealedMessage(
  { fieldCrypto, account }: AccountContext,
  speaker: Speaker,
  content: Content,
  check: ContentCheck,
  until: LocalDate,
): Omit<NewMessage, 'waitedSeconds'> {
  const practitionerId = speaker.side === 'team' ? speaker.scope.practitionerId : null
  const author = { side: speaker.side, accountId: account.id, practitionerId, check, ...NO_CONTENT }
  if (content.kind === 'text') {
    return { ...author, kind: 'text', textCipher: fieldCrypto.seal(TEXT, content.text) }
  }
  const pictureCipher = new Uint8Array(fieldCrypto.sealBytes(PICTURE, content.bytes))
  return { ...author, kind: 'picture', mediaType: content.mediaType, pictureCipher, pictureUntil: until }
}

/** What the conversation says by itself is ours: there is nothing to check. */
function ownMessage(textCipher: string, kind: 'emergency' | 'off-duty'): NewMessage {
  const nobody = { accountId: null, practitionerId: null, waitedSeconds: null }
  return { ...NO_CONTENT, ...nobody, side: 'system', kind, textCipher, check: 'pass' }
}

/** Once for each question and day, however many messages the answer takes. */
function tellFamily(ctx: InTransaction, thread: Thread, today: LocalDate, now: Date): Promise<void> {
  const { id, patientId, lastFamilySeq } = thread
  return ctx.notices.tell(
    ctx.tx,
    {
      kind: 'conversation-replied',
      to: { readersOf: patientId },
      byAccountId: null,
      patientId,
      facts: { conversationId: id },
      onceKey: `conversation-replied:${id}:${lastFamilySeq}:${today}`,
    },
    now,
  )
}
