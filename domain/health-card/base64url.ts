const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(ALPHABET, (character, value) => [character, value]),
)

/** RFC 4648 §5 without padding. Written here because a phone has neither Buffer nor atob. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 6; bits -= 6) text += ALPHABET.charAt((held >> (bits - 6)) & 63)
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (6 - bits)) & 63)
}

/** The bytes of exactly one spelling: another alphabet, padding, or bits that mean nothing are null. */
export function fromBase64url(text: string, length: number): Uint8Array | null {
  const bytes = new Uint8Array(length)
  let place = 0
  let bits = 0
  let held = 0
  for (const character of text) {
    const value = VALUES.get(character)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    if (place === length) return null
    bytes[place++] = (held >> bits) & 255
  }
  return place === length && toBase64url(bytes) === text ? bytes : null
}
