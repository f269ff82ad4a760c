import type { PhoneNumber } from '#domain/account/phone-number'

/** Takes a typed code to the phone it is meant for. */
export interface PhoneCodeSender {
  /** @throws too_many_requests when the carrier takes no more for this number today, sms_unavailable otherwise */
  readonly send: (phone: PhoneNumber, code: string) => Promise<void>
}
