import { fromBase64url, toBase64url } from './base64url'
import { isSignatureInRange, SIGNATURE_BYTES } from './signature-range'

/** `dynamic` lives for a minute; `offline` for its hour, and only to check in (rules D-CARD-04, -05). */
export const CODE_KINDS = ['dynamic', 'offline'] as const
export type CodeKind = (typeof CODE_KINDS)[number]

/** What a code says. It names a card and no person: nobody learns from it whose it is. */
export interface CodePayload {
  readonly kind: CodeKind
  /** The id of the card, a lower-case UUID. */
  readonly cardRef: string
  readonly version: number
  /** A whole second: when it was made, or when the hour of an offline code begins. */
  readonly issuedAt: Date
  /** 128 bits that nobody can guess. */
  readonly nonce: Uint8Array
}

/** A code that has the one spelling it may have. Whether it is true, its signature says. */
export interface CardCode extends CodePayload {
  /** Which key signed it. */
  readonly kid: string
  /** What was signed: everything before the signature. */
  readonly signedText: string
  /** r and s, 32 bytes each. */
  readonly signature: Uint8Array
}

const PREFIX = 'HC1'
const KID = /^[0-9a-f]{8}$/
const NONCE_BYTES = 16
/** kind 1, card 16, version 2, moment 4, nonce 16 */
const PAYLOAD_BYTES = 39
const VERSION_AT = 17
const MOMENT_AT = 19
const NONCE_AT = 23

/** The part that is signed: `HC1.<kid>.<payload>`. @throws RangeError for a kid or a payload that no code can have */
export function signedTextOf(kid: string, payload: CodePayload): string {
  return `${PREFIX}.${kid}.${toBase64url(payloadBytes(kid, payload))}`
}

/** `HC1.<kid>.<payload>.<signature>` */
export function cardCode(signedText: string, signature: Uint8Array): string {
  return `${signedText}.${toBase64url(signature)}`
}

/**
 * Reads a scanned text. Every code has one spelling: other lengths, alphabets, padding and bits that mean nothing are
 * refused before anybody looks at the signature.
 */
export function parseCardCode(text: string): CardCode | null {
  const [prefix, kid, body, sealed, ...rest] = text.split('.')
  if (prefix !== PREFIX || kid === undefined || body === undefined || sealed === undefined) return null
  if (rest.length > 0 || !KID.test(kid)) return null
  const payload = readPayload(body)
  const signature = fromBase64url(sealed, SIGNATURE_BYTES)
  if (!payload || !signature || !isSignatureInRange(signature)) return null
  return { ...payload, kid, signedText: `${PREFIX}.${kid}.${body}`, signature }
}

function payloadBytes(kid: string, { kind, cardRef, version, issuedAt, nonce }: CodePayload): Uint8Array {
  const hex = cardRef.replace(/-/g, '')
  const seconds = issuedAt.getTime() / 1000
  const isCode =
    KID.test(kid) &&
    /^[0-9a-f]{32}$/.test(hex) &&
    nonce.length === NONCE_BYTES &&
    isWithin(version, 1, 0xffff) &&
    isWithin(seconds, 0, 0xffff_ffff)
  if (!isCode) throw new RangeError('no code can be made of this')
  const bytes = new Uint8Array(PAYLOAD_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, CODE_KINDS.indexOf(kind) + 1)
  for (let place = 0; place < 16; place++)
    bytes[place + 1] = Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16)
  view.setUint16(VERSION_AT, version)
  view.setUint32(MOMENT_AT, seconds)
  bytes.set(nonce, NONCE_AT)
  return bytes
}

function readPayload(body: string): CodePayload | null {
  const bytes = fromBase64url(body, PAYLOAD_BYTES)
  if (!bytes) return null
  const view = new DataView(bytes.buffer)
  const kind = CODE_KINDS[view.getUint8(0) - 1]
  const version = view.getUint16(VERSION_AT)
  if (!kind || version === 0) return null
  return {
    kind,
    version,
    cardRef: uuidOf(bytes.subarray(1, VERSION_AT)),
    issuedAt: new Date(view.getUint32(MOMENT_AT) * 1000),
    nonce: bytes.slice(NONCE_AT),
  }
}

function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function isWithin(number: number, min: number, max: number): boolean {
  return Number.isInteger(number) && number >= min && number <= max
}
