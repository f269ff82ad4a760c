import { compactNumber } from './half-width'

/** Without 0 and O, 1 and I: a code is read aloud, to a grandmother or across a desk. 32 letters, five bits each. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 8

/** Eight letters, 40 bits, of bytes that nobody can guess. @throws RangeError for fewer than eight bytes */
export function spokenCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_LENGTH) throw new RangeError('eight bytes are needed')
  return Array.from(bytes.subarray(0, CODE_LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
}

/** `ABCD-2345`: two groups are read and typed more surely than eight letters. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Character by character, so that it can be written down while it is read aloud. */
export function spelledOut(code: string): string {
  return Array.from(code).join('，')
}

/** `abcd-2345`, `ＡＢＣＤ 2345` → `ABCD2345`; null for what no code can be. */
export function parseSpokenCode(typed: string): string | null {
  const code = compactNumber(typed).replace(/-/g, '')
  return /^[2-9A-HJ-NP-Z]{8}$/.test(code) ? code : null
}
