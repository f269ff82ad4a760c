import { compactNumber } from '../kernel/half-width'

/** What is read to the counter when nothing can be scanned: 13 digits that nobody can guess, and one that checks them. */
export const CARD_NUMBER_LENGTH = 14
const BODY_LENGTH = CARD_NUMBER_LENGTH - 1
const SHOWN_AT_EACH_END = 4

/** ISO 7064 MOD 11,10 (GB/T 17710): every single slip and nearly every swap of two neighbours shows. */
export function cardCheckDigit(body: string): string {
  let carry = 10
  for (const digit of body) carry = (((carry + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - carry) % 10)
}

/** A number of bytes that nobody can guess. @throws RangeError for fewer than 13 bytes */
export function cardNumber(bytes: Uint8Array): string {
  if (bytes.length < BODY_LENGTH) throw new RangeError('thirteen bytes are needed')
  const body = Array.from(bytes.subarray(0, BODY_LENGTH), (byte) => String(byte % 10)).join('')
  return `${body}${cardCheckDigit(body)}`
}

/** `１２３４ 5678 9012 34` → its fourteen digits; null for what no card can have. */
export function parseCardNumber(typed: string): string | null {
  const number = compactNumber(typed).replace(/-/g, '')
  if (!/^\d{14}$/.test(number)) return null
  return cardCheckDigit(number.slice(0, BODY_LENGTH)) === number.at(-1) ? number : null
}

/** `1234******9014`: enough to tell two cards of a family apart. */
export function maskCardNumber(number: string): string {
  const hidden = '*'.repeat(number.length - 2 * SHOWN_AT_EACH_END)
  return `${number.slice(0, SHOWN_AT_EACH_END)}${hidden}${number.slice(-SHOWN_AT_EACH_END)}`
}
