import { compactNumber } from '../kernel/half-width'

/** As in codes that are read aloud: without 0 and O, 1 and I. 32 letters, five bits each. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Sixty bits: nobody finds one by trying. */
export const VERIFICATION_CODE_LENGTH = 12

/** The code by which a printed contract is checked, of bytes that nobody can guess. */
export function verificationCode(bytes: Uint8Array): string {
  if (bytes.length < VERIFICATION_CODE_LENGTH) throw new RangeError('twelve bytes are needed')
  return Array.from(bytes.subarray(0, VERIFICATION_CODE_LENGTH), (byte) =>
    LETTERS.charAt(byte % LETTERS.length),
  ).join('')
}

/** `abcd-2345-wxyz` → `ABCD2345WXYZ`; null for what no code can be. */
export function parseVerificationCode(typed: string): string | null {
  const code = compactNumber(typed).replace(/-/g, '')
  return /^[2-9A-HJ-NP-Z]{12}$/.test(code) ? code : null
}

/** `ABCD-2345-WXYZ` */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
