import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'

/** Of a UUID of version 8 (RFC 9562): 60 bits at random in front, 62 bits of signature behind. */
const RANDOM_BYTES = 8
const UUID_BYTES = 16

/**
 * The id of a new hold, signed for its account: whoever shows it elsewhere, or makes one up, is refused before anything is
 * locked (decision 178). It is a UUID like any other to everybody who only hands it on.
 */
export function newHoldToken(fieldCrypto: FieldCrypto, accountId: string): string {
  return signed(fieldCrypto, accountId, randomBytes(RANDOM_BYTES))
}

export function isHoldTokenOf(fieldCrypto: FieldCrypto, accountId: string, token: string): boolean {
  const bytes = Buffer.from(token.replaceAll('-', ''), 'hex')
  if (bytes.length !== UUID_BYTES) return false
  const expected = signed(fieldCrypto, accountId, bytes.subarray(0, RANDOM_BYTES))
  return timingSafeEqual(bytes, Buffer.from(expected.replaceAll('-', ''), 'hex'))
}

function signed(fieldCrypto: FieldCrypto, accountId: string, random: Buffer): string {
  const front = Buffer.from(random)
  front.writeUInt8(0x80 | (front.readUInt8(6) & 0x0f), 6)
  const mac = fieldCrypto.index('appointment.hold', `${front.toString('hex')} ${accountId}`)
  const back = Buffer.from(mac.subarray(0, UUID_BYTES - RANDOM_BYTES))
  back.writeUInt8(0x80 | (back.readUInt8(0) & 0x3f), 0)
  const hex = Buffer.concat([front, back]).toString('hex')
  return [8, 12, 16, 20].reduceRight((id, end) => `${id.slice(0, end)}-${id.slice(end)}`, hex)
}
