import { type Refusal, refuse } from '../kernel/errors'
import { type CardCode, parseCardCode } from './card-code'
import type { CardRules } from './card-rules'

/** A key as whoever checks codes knows it. */
export interface CardKey {
  readonly kid: string
  /** Uncompressed point, 130 hex digits. */
  readonly publicKey: string
  /** From then on nothing that it signed is believed; null: it is believed. */
  readonly rejectedFrom: Date | null
}

/** SM2 with SM3 over the text. It is handed in, because the phone and the server compute it by different means. */
export type SignatureCheck = (signedText: string, signature: Uint8Array, publicKey: string) => boolean

/** What a code is shown for. */
export const CARD_PURPOSES = ['check-in', 'identify', 'open-record'] as const
export type CardPurpose = (typeof CARD_PURPOSES)[number]

export const CARD_PURPOSE_NAMES_ZH = {
  'check-in': '报到',
  identify: '核对身份',
  'open-record': '打开档案',
} as const satisfies Record<CardPurpose, string>

/** Of the card's rules what a code is judged by: a scanner keeps these, too, for hours without a network. */
export interface CodeRules {
  readonly 'CARD-04': Pick<CardRules['CARD-04'], 'ttlSeconds' | 'skewSeconds'>
  readonly 'CARD-05': Pick<CardRules['CARD-05'], 'offlineMinutes'>
}

/**
 * Why a code is not believed at a moment, or null (rules D-CARD-04, -05). Of the card itself and of codes used before it
 * says nothing: that only the server knows.
 *
 * @returns card_code_unknown_key, card_code_bad_signature, card_code_offline_only, card_code_clock_skew for a code from
 * the future, card_code_expired; in this order, so that nothing is said about a code that we did not sign
 */
export function judgeCode(
  code: CardCode,
  key: CardKey | null,
  use: { readonly purpose: CardPurpose; readonly now: Date },
  rules: CodeRules,
  isSigned: SignatureCheck,
): Refusal | null {
  const { now } = use
  if (key?.kid !== code.kid || (key.rejectedFrom && key.rejectedFrom <= now))
    return refuse('card_code_unknown_key')
  if (!isSigned(code.signedText, code.signature, key.publicKey)) return refuse('card_code_bad_signature')
  if (code.kind === 'offline' && use.purpose !== 'check-in') return refuse('card_code_offline_only')
  const { skewSeconds } = rules['CARD-04']
  const ageSeconds = (now.getTime() - code.issuedAt.getTime()) / 1000
  if (ageSeconds < -skewSeconds) return refuse('card_code_clock_skew', { skewSeconds })
  return ageSeconds < lifeSeconds(code, rules) ? null : refuse('card_code_expired')
}

/**
 * What a scanner without a network can say (rules D-CARD-05): the code, or why not. `now` is the scanner's clock as the
 * server last set it right.
 *
 * @returns card_code_malformed and what `judgeCode` returns
 */
export function judgeOfflineScan(
  text: string,
  keys: readonly CardKey[],
  now: Date,
  rules: CodeRules,
  isSigned: SignatureCheck,
): CardCode | Refusal {
  const code = parseCardCode(text)
  if (!code) return refuse('card_code_malformed')
  const key = keys.find(({ kid }) => kid === code.kid) ?? null
  return judgeCode(code, key, { purpose: 'check-in', now }, rules, isSigned) ?? code
}

/** The hour of an offline code ends for a clock that runs a little ahead of the one that set it. */
function lifeSeconds({ kind }: CardCode, rules: CodeRules): number {
  const { ttlSeconds, skewSeconds } = rules['CARD-04']
  return kind === 'dynamic' ? ttlSeconds : rules['CARD-05'].offlineMinutes * 60 + skewSeconds
}
