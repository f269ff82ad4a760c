import { DomainError } from '#domain/kernel/errors'

/** No input of ours is nested so deeply. */
const MAX_DEPTH = 32

/**
 * Refuses what PostgreSQL cannot keep, wherever it stands in an input: NUL, halves of surrogate pairs, and nesting that
 * no row has. Families' words have shapes of their own, which say so per field; operators type too many kinds for that.
 *
 * @throws input_invalid
 */
export function assertKeepable(input: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && (value.includes('\0') || /\p{Cs}/u.test(value))) {
      throw new DomainError('input_invalid')
    }
    if (typeof value !== 'object' || value === null) continue
    if (depth === MAX_DEPTH) throw new DomainError('input_invalid')
    for (const part of [...Object.keys(value), ...Object.values(value)]) {
      open.push({ value: part, depth: depth + 1 })
    }
  }
}
