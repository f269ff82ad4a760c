/** By code units, for `sort`: `localeCompare` answers differently from machine to machine, and a page must not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
