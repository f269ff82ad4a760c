import { CARD_NUMBER_LENGTH, parseCardNumber } from './card-number'

/** What a printed card says: which card, and in which version. It identifies and opens nothing (rules D-CARD-04). */
export interface StaticCode {
  readonly number: string
  readonly version: number
}

const SHAPE = new RegExp(`^HC0\\.(\\d{${CARD_NUMBER_LENGTH}})\\.([1-9]\\d{0,3})\\.(\\d{2})$`)

/** `HC0.<number>.<version>.<two check digits>`; the check finds slips of a printer or a scanner, not forgers. */
export function staticCode({ number, version }: StaticCode): string {
  return `HC0.${number}.${version}.${checkDigits(number, version)}`
}

/** Null for text that is no static code. */
export function parseStaticCode(text: string): StaticCode | null {
  const [, number, version, check] = SHAPE.exec(text) ?? []
  if (!number || !version || parseCardNumber(number) !== number) return null
  return checkDigits(number, Number(version)) === check ? { number, version: Number(version) } : null
}

/** ISO 7064 MOD 97-10 over number and version. */
function checkDigits(number: string, version: number): string {
  let rest = 0
  for (const digit of `${number}${String(version).padStart(4, '0')}00`)
    rest = (rest * 10 + Number(digit)) % 97
  return String(98 - rest).padStart(2, '0')
}
