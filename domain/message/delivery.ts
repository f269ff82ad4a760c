import { DAY_MS } from '../kernel/time'
/** What WeChat made of one attempt. `not-now`: it could not take it, or its answer was lost. */
export type AttemptOutcome = 'sent' | 'refused' | 'banned' | 'invalid' | 'out-of-quota' | 'not-now'

/** How the copy of a message in WeChat fares; `waiting` until an attempt has settled it. */
export type DeliveryStatus =
  | 'waiting'
  | 'sent'
  | 'no-permission'
  | 'refused'
  | 'out-of-quota'
  | 'invalid'
  | 'failed'

/** What becomes of the acceptance that the attempt was made on; `none-left`: WeChat says that there is none. */
export type CreditFate = 'kept' | 'spent' | 'given-back' | 'none-left'

export interface AfterAttempt {
  readonly status: DeliveryStatus
  readonly credit: CreditFate
  readonly again: 'soon' | 'tomorrow' | null
}

/** With the worker's growing pauses the last is made some minutes after the first: later helps nobody. */
export const MAX_ATTEMPTS = 5

/**
 * What follows from an attempt, the `attempts`th of this copy. An acceptance comes back when WeChat has certainly not
 * used it; after lost answers it may have, so it is not counted on any more. A used-up day is waited for once.
 */
export function afterAttempt(
  outcome: AttemptOutcome,
  before: { readonly attempts: number; readonly status: DeliveryStatus },
): AfterAttempt {
  switch (outcome) {
    case 'sent':
      return { status: 'sent', credit: 'spent', again: null }
    case 'refused':
      return { status: 'refused', credit: 'none-left', again: null }
    case 'banned':
      return { status: 'failed', credit: 'given-back', again: null }
    case 'invalid':
      return { status: 'invalid', credit: 'given-back', again: null }
    case 'out-of-quota':
      return before.status === 'out-of-quota'
        ? { status: 'out-of-quota', credit: 'given-back', again: null }
        : { status: 'out-of-quota', credit: 'kept', again: 'tomorrow' }
    case 'not-now':
      return before.attempts < MAX_ATTEMPTS
        ? { status: before.status, credit: 'kept', again: 'soon' }
        : { status: 'failed', credit: 'spent', again: null }
  }
}

/** A copy of a message that is no longer true, or that comes after the visit has begun, is not sent. */
export function isWorthSending(
  visit: { readonly start: Date; readonly isBooked: boolean },
  tellsOfSuspension: boolean,
  now: Date,
): boolean {
  return now < visit.start && (visit.isBooked || tellsOfSuspension)
}

/** A copy that a seat is kept is not sent to whoever has answered by now, nor when the time for it is over. */
export function isOfferWorthSending(
  { expiresAt, isOpen }: { readonly expiresAt: Date; readonly isOpen: boolean },
  now: Date,
): boolean {
  return isOpen && now < expiresAt
}

/** A copy that a team answered is not sent to whoever has read the answer by now, nor a day late. */
export function isReplyWorthSending(
  { at, unread }: { readonly at: Date; readonly unread: number },
  now: Date,
): boolean {
  return unread > 0 && now.getTime() - at.getTime() < DAY_MS
}
