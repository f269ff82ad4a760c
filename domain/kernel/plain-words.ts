import * as z from 'zod/mini'

/** Whole characters and line breaks, no control codes: what people type and a database can keep. `max` in UTF-16 units. */
export function plainWords(max: number, min = 0) {
  return z
    .string()
    .check(z.trim(), z.minLength(min), z.maxLength(max), z.regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u))
}
