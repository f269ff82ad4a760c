/** What a screen reader says of a field on WeChat. */
export function inputLabel(label: string, _wrong: boolean): { 'aria-label': string } {
  return { 'aria-label': label }
}
