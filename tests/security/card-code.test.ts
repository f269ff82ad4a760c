import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CardCode, cardCode, parseCardCode, signedTextOf } from '#domain/health-card/card-code'
import { isSigned, newKeyPair, sign } from '#server/features/health-card/keys/sm2'
import { type CardCounter, cardCounter, codeOf, verify } from '../support/room/card-counter'
import { refusalOf } from '../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../support/room/test-app'

/** Reliability 12: what is replayed, forged, edited, too old or from another card is accepted zero times. */
const SCANNERS = 64
const FORGERIES = 10_000

let app: TestApp
let counter: CardCounter

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  counter = await cardCounter(app)
})

const show = () => codeOf(counter.family, counter.childId)
const refusal = (code: string) => refusalOf(verify(counter.desk.caller, code))

function read(text: string): CardCode {
  const code = parseCardCode(text)
  if (!code) throw new Error('the server answered no code')
  return code
}

/** The same code with one bit of its text, payload or signature turned over. */
function flipped(text: string, bit: number): string {
  const bytes = Buffer.from(text, 'latin1')
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return bytes.toString('latin1')
}

describe('a code that was used', () => {
  it(`opens for one of ${SCANNERS} scanners at the same moment`, async () => {
    const code = await show()
    const nurses = await Promise.all(
      Array.from({ length: SCANNERS }, () => app.newStaff('nurse', counter.organizationId)),
    )
    const outcomes = await Promise.all(
      nurses.map(({ caller }) =>
        verify(caller, code, 'open-record').then(
          () => 'accepted',
          (error) => refusalOf(Promise.reject(error)),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    // On a busy machine some of them do not get their turn; nobody gets a second one.
    const others = new Set(outcomes.filter((outcome) => outcome !== 'accepted'))
    expect([...others].filter((outcome) => outcome !== 'card_code_replayed' && outcome !== 'busy')).toEqual(
      [],
    )
    const { db } = app.database
    expect(await db.recordOpening.count({ where: { patientId: counter.childId } })).toBe(1)
    const accepted = { card: { patientId: counter.childId }, outcome: 'accepted' }
    expect(await db.healthCardUse.count({ where: accepted })).toBe(1)
  })

  it('a screenshot that is shown again opens nothing, an hour later neither', async () => {
    const screenshot = await show()
    await verify(counter.doctor.caller, screenshot, 'open-record')
    expect(await refusalOf(verify(counter.doctor.caller, screenshot, 'open-record'))).toBe(
      'card_code_replayed',
    )
    app.clock.pass(3_600_000)
    expect(await refusalOf(verify(counter.doctor.caller, screenshot, 'open-record'))).toBe(
      'card_code_expired',
    )
  })
})

describe('a code and the clocks', () => {
  it('lives for a minute to the second', async () => {
    const code = await show()
    app.clock.pass(59_999)
    await verify(counter.desk.caller, code)
    app.clock.pass(1)
    expect(await refusal(code)).toBe('card_code_expired')
  })

  it('of a clock that runs ahead is believed for half a minute', async () => {
    app.clock.pass(30_000)
    const ahead = await show()
    app.clock.pass(-30_000)
    await verify(counter.desk.caller, ahead)
    app.clock.pass(-1)
    expect(await refusal(ahead)).toBe('card_code_clock_skew')
    app.clock.pass(1)
  })
})

describe('a code that was not made here', () => {
  it('signed with a key of the forger’s own: under its kid, and under ours', async () => {
    const ours = read(await show())
    const forger = newKeyPair()
    const under = (kid: string) => {
      const signedText = signedTextOf(kid, ours)
      return cardCode(signedText, sign(signedText, forger))
    }
    expect(await refusal(under(forger.kid))).toBe('card_code_unknown_key')
    expect(await refusal(under(ours.kid))).toBe('card_code_bad_signature')
  })

  it('put together of two true ones: another card’s payload, another moment, another version, another kind', async () => {
    const other = await cardCounter(app)
    const ours = read(await show())
    const theirs = read(await codeOf(other.family, other.childId))
    const edited = [
      { ...ours, cardRef: theirs.cardRef },
      { ...ours, nonce: theirs.nonce },
      { ...ours, version: 2 },
      { ...ours, kind: 'offline' as const },
      { ...ours, issuedAt: new Date(ours.issuedAt.getTime() + 1000) },
    ]
    for (const payload of edited) {
      expect(await refusal(cardCode(signedTextOf(ours.kid, payload), ours.signature))).toBe(
        'card_code_bad_signature',
      )
    }
    expect(await refusal(cardCode(ours.signedText, theirs.signature))).toBe('card_code_bad_signature')
  })

  it('leaves nothing in the log of the card that it names', async () => {
    const ours = read(await show())
    await refusal(cardCode(signedTextOf(ours.kid, { ...ours, nonce: randomBytes(16) }), ours.signature))
    expect((await counter.family.healthCard.usages({ patientId: counter.childId })).rows).toEqual([])
    const uses = await app.database.db.healthCardUse.findMany({
      where: { organizationId: counter.organizationId },
    })
    expect(uses).toMatchObject([{ cardId: null, outcome: 'card_code_bad_signature' }])
  })

  it.each([
    '',
    'HC1',
    'HC1...',
    '\u0000',
    '💥'.repeat(50),
    `HC1.${'A'.repeat(390)}`,
    'https://example.org/HC1',
  ])('is no code at all: %j', async (text) => {
    const call = counter.desk.caller.healthCard.verify({
      code: text,
      purpose: 'check-in',
      stage: '0101014',
      channel: '0100',
      idempotencyKey: newKey(),
    })
    expect(['card_code_malformed', 'input_invalid']).toContain(await refusalOf(call))
  })
})

describe('a code that was edited', () => {
  const key = newKeyPair()
  const believe = (text: string): boolean => {
    const code = parseCardCode(text)
    return code !== null && code.kid === key.kid && isSigned(code.signedText, code.signature, key.publicKey)
  }
  const payload = {
    kind: 'dynamic',
    cardRef: '3f0c1f8a-5e0e-4c5e-9b7e-2d5f0a6b1c2d',
    version: 1,
    issuedAt: new Date('2026-11-21T10:00:00+08:00'),
    nonce: randomBytes(16),
  } as const
  const signedText = signedTextOf(key.kid, payload)
  const signature = sign(signedText, key)
  const text = cardCode(signedText, signature)

  it('is believed as it is', () => {
    expect(believe(text)).toBe(true)
  })

  it('never verifies after one flipped bit, whichever it is', () => {
    const believed = Array.from({ length: text.length * 8 }, (_, bit) => flipped(text, bit)).filter(believe)
    expect(believed).toEqual([])
  })

  it('never verifies after one flipped bit under its text: in what it says, or in its signature', () => {
    const said = Array.from({ length: signature.length * 8 }, (_, bit) => {
      const other = Uint8Array.from(signature)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return cardCode(signedText, other)
    })
    expect(said.filter(believe)).toEqual([])
  })

  it(`is not accepted in one of ${FORGERIES} other spellings and mutations`, () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.='
    const character = fc.constantFrom(...alphabet)
    const place = fc.nat(text.length - 1)
    const mutated = fc.oneof(
      fc.tuple(place, character).map(([at, by]) => text.slice(0, at) + by + text.slice(at + 1)),
      fc.tuple(place, character).map(([at, by]) => text.slice(0, at) + by + text.slice(at)),
      place.map((at) => text.slice(0, at) + text.slice(at + 1)),
      fc.tuple(place, place).map(([from, to]) => text.slice(0, from) + text.slice(to)),
      fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => cardCode(signedText, bytes)),
      fc
        .uint8Array({ minLength: 16, maxLength: 16 })
        .map((nonce) => cardCode(signedTextOf(key.kid, { ...payload, nonce }), signature)),
    )
    let tried = 0
    fc.assert(
      fc.property(mutated, (other) => {
        fc.pre(other !== text)
        tried++
        return !believe(other)
      }),
      { numRuns: FORGERIES },
    )
    expect(tried).toBe(FORGERIES)
  })

  it('is not accepted with the mirror of its signature: SM2 has none, unlike ECDSA', () => {
    const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)].map((half) =>
      BigInt(`0x${Buffer.from(half).toString('hex')}`),
    ) as [bigint, bigint]
    const spell = (...numbers: bigint[]) =>
      Buffer.from(numbers.map((number) => number.toString(16).padStart(64, '0')).join(''), 'hex')
    for (const other of [
      spell(r, order - s),
      spell(order - r, s),
      spell(order - r, order - s),
      spell(s, r),
    ]) {
      expect(believe(cardCode(signedText, other))).toBe(false)
    }
  })
})

describe('SM2, SM3 and SM4 (D-CARD-03)', () => {
  it('SM3 of abc', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  it('SM4 of its own key', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(cipher.update(key, undefined, 'hex') + cipher.final('hex')).toBe(
      '681edf34d206965e86b3e94f536e4246',
    )
  })

  it('SM2: the signature of GB/T 32918.5 annex A is true, and of another message it is not', () => {
    const publicKey =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const signature = Buffer.from(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
        'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
      'hex',
    )
    expect(isSigned('message digest', signature, publicKey)).toBe(true)
    expect(isSigned('message digesu', signature, publicKey)).toBe(false)
  })
})
