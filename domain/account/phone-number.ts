/** A mobile number of mainland China: eleven digits, no country code, no spaces. */
export type PhoneNumber = string & { readonly __kind: 'phone-number' }

const MAINLAND_MOBILE = /^1[3-9]\d{9}$/

/** How many accounts may share one number: grandparents often use a child's (rules D-ID-07). */
export const MAX_ACCOUNTS_PER_PHONE = 3

/** As people type it: full-width digits, spaces, hyphens and a leading +86 are no mistakes. Null when it is no mobile number. */
export function parsePhoneNumber(typed: string): PhoneNumber | null {
  const digits = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-－]/g, '')
    .replace(/^(?:[+＋]86|0086|86(?=1\d{10}$))/, '')
  return MAINLAND_MOBILE.test(digits) ? (digits as PhoneNumber) : null
}

/** `138****5678` (rules D-ID-08). */
export function maskPhoneNumber(phone: PhoneNumber): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
