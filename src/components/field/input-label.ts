/** Taro's H5 input is an element around the real one: what a screen reader should say has to go inside. */
export function inputLabel(label: string, wrong: boolean): { nativeProps: Record<string, unknown> } {
  return { nativeProps: { 'aria-label': label, 'aria-invalid': String(wrong) } }
}
