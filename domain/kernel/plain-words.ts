import * as z from 'zod/mini'

/**
 * Whole characters and line breaks, no control codes: what people type and a database can keep. `max` in UTF-16 units.
 * Space around the words goes; a line ends in one line feed, however the phone or the text that was pasted ends it, and
 * lines stand at most one empty line apart. Screens show the lines as they were written.
 */
export function plainWords(max: number, min = 0) {
  return z
    .string()
    .check(
      z.overwrite(withPlainLines),
      z.trim(),
      z.minLength(min),
      z.maxLength(max),
      z.regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u),
    )
}

function withPlainLines(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\n[^\S\n]*\n\s*\n/g, '\n\n')
}
