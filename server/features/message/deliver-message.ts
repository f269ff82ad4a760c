import { addDays, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import {
  type AttemptOutcome,
  afterAttempt,
  isOfferWorthSending,
  isReplyWorthSending,
  isWorthSending,
} from '#domain/message/delivery'
import { visitIn } from '#domain/message/message-facts'
import { offerCopy, replyCopy, wechatCopy, whoseVisit } from '#domain/message/wechat-copy'
import type { DatabaseAccess, Transaction } from '../../platform/database/database'
import { enqueue } from '../../platform/jobs'
import type { SubscribeMessage, SubscribeMessages } from '../../platform/outside/outside-systems'
import { countAttempt, type DeliveryRow, lockDelivery, saveStatus } from './delivery-store'
import { forgetCredits, giveCreditBack, takeCredit } from './permission-store'
import { DELIVER_TASK } from './tasks'

export interface Delivering {
  readonly access: Pick<DatabaseAccess, 'transaction'>
  readonly subscribeMessages: SubscribeMessages
  readonly now: () => Date
}

/** WeChat counts its days by the clock in China; nobody is woken by a copy. */
const TOMORROW_AT = localTime('08:00')

/**
 * One attempt to send the copy of a message. The acceptance is taken and the attempt counted before WeChat is asked,
 * and WeChat is asked outside any transaction: docs/decisions/087.
 *
 * @throws Error when it should be tried again soon, so that the queue does so
 */
export async function deliverMessage(
  { access, subscribeMessages, now }: Delivering,
  messageId: string,
): Promise<void> {
  const claimed = await access.transaction((tx) => claim(tx, messageId, now()))
  if (!claimed) return
  const { outcome, errcode } = await subscribeMessages.send(claimed.message)
  const again = await access.transaction((tx) => settle(tx, claimed.delivery, outcome, errcode, now()))
  if (again === 'soon') throw new Error('WeChat did not take a message')
}

interface Claim {
  readonly delivery: DeliveryRow
  readonly message: SubscribeMessage
}

/** Null when nothing is to be sent; the row then says why. */
async function claim(tx: Transaction, messageId: string, now: Date): Promise<Claim | null> {
  const delivery = await lockDelivery(tx, messageId)
  if (!delivery || !['waiting', 'out-of-quota'].includes(delivery.status)) return null
  const { accountId, template, openid, attempts } = delivery
  const told = copyOf(delivery, now)
  const isFirst = attempts === 0
  if (!told) {
    if (!isFirst) await giveCreditBack(tx, accountId, template)
    await saveStatus(tx, messageId, 'failed', null, now)
    return null
  }
  if (!openid || (isFirst && !(await takeCredit(tx, accountId, template)))) {
    await saveStatus(tx, messageId, 'no-permission', null, now)
    return null
  }
  await countAttempt(tx, messageId, now)
  return { delivery: { ...delivery, attempts: attempts + 1 }, message: { openid, template, ...told } }
}

/** What WeChat is to say, and which page a tap opens; null where it is no longer true, or of no use by now. */
function copyOf(delivery: DeliveryRow, now: Date): Pick<SubscribeMessage, 'copy' | 'page'> | null {
  const { template, facts, appointmentId, start, isBooked, relation } = delivery
  if (template === 'conversation-replied') return copyOfReply(delivery, now)
  if (template === 'waitlist-offered') return copyOfOffer(delivery, now)
  const visit = visitIn(facts)
  const isSuspended = template === 'appointment-suspended'
  if (!visit || !start || !isWorthSending({ start, isBooked }, isSuspended, now)) return null
  const page = `packages/appointment/pages/detail/index?id=${appointmentId}`
  return { copy: wechatCopy(template, visit, whoseVisit(relation)), page }
}

/** Whoever no longer looks after the person is told of no answer. */
function copyOfReply(
  { conversationId, teamName, unread, toldAt: at, relation }: DeliveryRow,
  now: Date,
): Pick<SubscribeMessage, 'copy' | 'page'> | null {
  if (!conversationId || !teamName || !relation || !isReplyWorthSending({ at, unread }, now)) return null
  const page = `packages/contract/pages/chat/index?conversationId=${conversationId}`
  return { copy: replyCopy({ at, teamName, unread }, whoseVisit(relation)), page }
}

/** Where offers are answered: the family's own list of visits. */
const OFFERS_PAGE = 'pages/appointments/index'

function copyOfOffer(
  { facts, offerExpiresAt: expiresAt, isOffered: isOpen, relation }: DeliveryRow,
  now: Date,
): Pick<SubscribeMessage, 'copy' | 'page'> | null {
  const seat = visitIn(facts)
  if (!seat || !expiresAt || !relation || !isOfferWorthSending({ expiresAt, isOpen }, now)) return null
  return { copy: offerCopy(seat, expiresAt, now), page: OFFERS_PAGE }
}

async function settle(
  tx: Transaction,
  before: DeliveryRow,
  outcome: AttemptOutcome,
  errcode: number | null,
  now: Date,
): Promise<'soon' | 'tomorrow' | null> {
  const { messageId, accountId, template } = before
  const { status, credit, again } = afterAttempt(outcome, before)
  await saveStatus(tx, messageId, status, errcode, now)
  if (credit === 'given-back') await giveCreditBack(tx, accountId, template)
  if (credit === 'none-left') await forgetCredits(tx, accountId, template)
  if (again === 'tomorrow') {
    const runAt = instantAt(addDays(localDateOf(now), 1), TOMORROW_AT)
    await enqueue(tx, DELIVER_TASK, { messageId }, { runAt, jobKey: `deliver-tomorrow:${messageId}` })
  }
  return again
}
