/**
 * A random UUID (RFC 9562, version 4) to name an intent by. It has to be unlike any other, not secret: phones have no
 * `crypto`, and WeChat's own random source answers too late for a tap.
 */
export function newId(): string {
  const hex = Array.from({ length: 32 }, (_, place) => digitAt(place).toString(16)).join('')
  return [8, 12, 16, 20].reduceRight((id, end) => `${id.slice(0, end)}-${id.slice(end)}`, hex)
}

function digitAt(place: number): number {
  if (place === 12) return 4
  const random = Math.floor(Math.random() * 16)
  return place === 16 ? 8 + (random % 4) : random
}
