import { createHash } from 'node:crypto'

/** Chosen once at random: the name space of everything in the demonstration county. */
const NAMESPACE = Buffer.from('6f1d2a9c4be84f7c9d0e3b7a51c86e42', 'hex')

/**
 * The id of a demo row, the same at every seeding: a UUID of version 5 (RFC 9562) made from what names the row,
 * e.g. `demoId('organization', 'chengdong')`.
 */
export function demoId(...name: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name.join('/')).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
