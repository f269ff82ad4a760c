/** What a change is called outside is its running number as text. Null for text that names none. */
export function changeNumber(id: string): bigint | null {
  return /^[1-9]\d{0,17}$/.test(id) ? BigInt(id) : null
}
