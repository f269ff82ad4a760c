import { compactNumber } from '../kernel/half-width'

/** What a desk shows and a phone types: eight characters of which none looks like another, `ABCD-2345`. */
export type DeskCode = string & { readonly __kind: 'desk-code' }

/** Without 0 1 I L O, which are read for each other, and U, which is read for V: 30 characters, 39 bits a code. */
export const DESK_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const DESK_CODE_LENGTH = 8
/** Long enough to fetch a phone, too short to be worth guessing (RFC 8628 §5.1). */
export const DESK_CODE_LIFE_MS = 5 * 60_000
/** How many codes may be open at once: more desks than a county has. */
export const MAX_OPEN_DESK_CODES = 500

const WHOLE = new RegExp(`^[${DESK_CODE_ALPHABET}]{${DESK_CODE_LENGTH}}$`)

/** As people type it: small letters, full-width signs, spaces and hyphens are no mistakes. Null when it is no code. */
export function parseDeskCode(typed: string): DeskCode | null {
  const code = compactNumber(typed).replace(/[-–—]/g, '')
  return WHOLE.test(code) ? (code as DeskCode) : null
}

/** In two halves, as it is shown and read out. */
export function deskCodeInHalves(code: DeskCode): string {
  return `${code.slice(0, DESK_CODE_LENGTH / 2)}-${code.slice(DESK_CODE_LENGTH / 2)}`
}
