import { randomInt } from 'node:crypto'
import { PHONE_CODE_DIGITS } from '#domain/account/phone-challenge'
import type { PhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { answerOnce, type Intent } from '../api/idempotency'
import type { AccountContext } from '../context'
import type { Database, Transaction } from '../database/database'
import type { PhoneCodeSender } from './outside-systems'

/** Where the challenges of one kind of code are kept. */
export interface Challenges<Opened extends { readonly challengeId: string }> {
  /** Counts the new challenge against the limits and saves it. @throws too_many_requests */
  readonly open: (tx: Transaction, code: string) => Promise<Opened>
  readonly has: (db: Database, challengeId: string) => Promise<boolean>
  readonly remove: (db: Database, challengeId: string) => Promise<void>
}

/**
 * Opens a challenge and sends its code once per intent. The challenge is committed first and the message sent after it,
 * so that no limit can be passed by asking many times at once and no connection waits for the provider. A repeated
 * intent is given the first answer and sends nothing.
 *
 * @throws sms_unavailable, also for a repeated intent whose message was refused; too_many_requests; what `open` refuses
 */
export async function sendPhoneCodeOnce<Opened extends { readonly challengeId: string }>(
  ctx: AccountContext,
  { intent, phone }: { readonly intent: Intent; readonly phone: PhoneNumber },
  challenges: Challenges<Opened>,
): Promise<Opened> {
  const code = newPhoneCode()
  let openedNow: string | null = null
  const challenge = await ctx.transaction((tx) =>
    answerOnce(tx, intent, async () => {
      const opened = await challenges.open(tx, code)
      openedNow = opened.challengeId
      return opened
    }),
  )
  const { challengeId } = challenge
  if (openedNow === challengeId) {
    const forget = () => challenges.remove(ctx.db, challengeId)
    await sendCommitted(ctx.outside.phoneCodes, { phone, code, forget })
  } else if (!(await challenges.has(ctx.db, challengeId))) throw new DomainError('sms_unavailable')
  return challenge
}

function newPhoneCode(): string {
  return String(randomInt(10 ** PHONE_CODE_DIGITS)).padStart(PHONE_CODE_DIGITS, '0')
}

/**
 * A message that was refused was never sent: `forget` takes its challenge away, so that it counts against no limit. One
 * whose answer was lost may be on its way: its challenge stays, and its code works if it arrives.
 *
 * @throws sms_unavailable, too_many_requests
 */
async function sendCommitted(
  sender: PhoneCodeSender,
  { phone, code, forget }: { phone: PhoneNumber; code: string; forget: () => Promise<void> },
): Promise<void> {
  const outcome = await sender.send(phone, code)
  if (outcome === 'sent') return
  if (outcome === 'unknown') throw new DomainError('sms_unavailable')
  await forget()
  throw new DomainError(outcome.refusal)
}
