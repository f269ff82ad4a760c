import { randomInt } from 'node:crypto'
import { PHONE_CODE_DIGITS } from '#domain/account/phone-challenge'
import type { PhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import type { PhoneCodeSender } from './outside-systems'

export function newPhoneCode(): string {
  return String(randomInt(10 ** PHONE_CODE_DIGITS)).padStart(PHONE_CODE_DIGITS, '0')
}

/**
 * Sends a code whose challenge is committed. A message that was refused was never sent: `forget` takes its challenge
 * away, so that it counts against no limit. One whose answer was lost may be on its way: its challenge stays, and its
 * code works if it arrives.
 *
 * @throws sms_unavailable, too_many_requests
 */
export async function sendCommitted(
  sender: PhoneCodeSender,
  { phone, code, forget }: { phone: PhoneNumber; code: string; forget: () => Promise<void> },
): Promise<void> {
  const outcome = await sender.send(phone, code)
  if (outcome === 'sent') return
  if (outcome === 'unknown') throw new DomainError('sms_unavailable')
  await forget()
  throw new DomainError(outcome.refusal)
}
