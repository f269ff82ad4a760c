/**
 * What a Chinese keyboard types where a number is meant: full-width digits and letters become half-width, every
 * kind of space and zero-width mark disappears, letters become capitals. `５１０１ ８３…ｘ` → `510183…X`.
 */
export function compactNumber(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200d\u2060]/g, '')
    .toUpperCase()
}
