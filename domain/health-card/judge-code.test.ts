import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type CodeKind, cardCode, parseCardCode, signedTextOf } from './card-code'
import { cardRules, DEFAULT_CARD_RULES } from './card-rules'
import { type CardKey, type CardPurpose, judgeCode, judgeOfflineScan } from './judge-code'

const rules = cardRules(DEFAULT_CARD_RULES, localDate('2026-11-22'))
const issuedAt = new Date('2026-11-22T08:00:00+08:00')
const after = (seconds: number) => new Date(issuedAt.getTime() + seconds * 1000)
const KEY: CardKey = { kid: '00c0ffee', publicKey: '04', rejectedFrom: null }

function textOf(kind: CodeKind = 'dynamic', kid = KEY.kid): string {
  const cardRef = '3f0c1f8a-5e0e-4c5e-9b7e-2d5f0a6b1c2d'
  const payload = { kind, cardRef, version: 1, issuedAt, nonce: new Uint8Array(16) }
  return cardCode(signedTextOf(kid, payload), new Uint8Array(64).fill(7))
}

function codeOf(kind: CodeKind) {
  const code = parseCardCode(textOf(kind))
  if (!code) throw new Error('the example is no code')
  return code
}

interface Case {
  readonly kind?: CodeKind
  readonly purpose?: CardPurpose
  readonly seconds?: number
  readonly key?: CardKey | null
  readonly isSigned?: boolean
}

const judge = ({ kind = 'dynamic', purpose = 'check-in', seconds = 10, key = KEY, isSigned = true }: Case) =>
  judgeCode(codeOf(kind), key, { purpose, now: after(seconds) }, rules, () => isSigned)?.code

describe('a code at the counter (D-CARD-04)', () => {
  it.each<[string, Case, string | undefined]>([
    ['a fresh one', {}, undefined],
    ['one of this very second', { seconds: 0 }, undefined],
    ['the last moment of its minute', { seconds: 59.999 }, undefined],
    ['after its minute', { seconds: 60 }, 'card_code_expired'],
    ['from a clock half a minute ahead', { seconds: -30 }, undefined],
    ['from a clock further ahead', { seconds: -30.001 }, 'card_code_clock_skew'],
    ['a key that nobody has', { key: null }, 'card_code_unknown_key'],
    ['another key', { key: { ...KEY, kid: '11c0ffee' } }, 'card_code_unknown_key'],
    ['a key rejected at this moment', { key: { ...KEY, rejectedFrom: after(10) } }, 'card_code_unknown_key'],
    ['a key rejected later', { key: { ...KEY, rejectedFrom: after(10.001) } }, undefined],
    ['a signature that is none', { isSigned: false }, 'card_code_bad_signature'],
    [
      'nothing is said of time before the signature',
      { isSigned: false, seconds: 90 },
      'card_code_bad_signature',
    ],
    ['opening with a dynamic code', { purpose: 'open-record' }, undefined],
    ['opening with an offline code', { kind: 'offline', purpose: 'open-record' }, 'card_code_offline_only'],
    ['identifying with an offline code', { kind: 'offline', purpose: 'identify' }, 'card_code_offline_only'],
    ['an offline code in its hour', { kind: 'offline', seconds: 3599 }, undefined],
    ['an offline code a little after its hour', { kind: 'offline', seconds: 3629.999 }, undefined],
    ['an offline code after its hour', { kind: 'offline', seconds: 3630 }, 'card_code_expired'],
    ['an offline code of a later hour', { kind: 'offline', seconds: -31 }, 'card_code_clock_skew'],
  ])('%s', (_, what, code) => {
    expect(judge(what)).toBe(code)
  })
})

describe('a scanner without a network (D-CARD-05)', () => {
  const scan = (text: string, keys: readonly CardKey[] = [KEY]) =>
    judgeOfflineScan(text, keys, after(10), rules, () => true)

  it('believes a code of a key that it knows', () => {
    expect(scan(textOf('offline'))).toMatchObject({ kind: 'offline', kid: KEY.kid })
  })

  it('says why not', () => {
    expect(scan('https://example.org')).toEqual({ code: 'card_code_malformed', facts: {} })
    expect(scan(textOf('offline'), [])).toEqual({ code: 'card_code_unknown_key', facts: {} })
  })
})
