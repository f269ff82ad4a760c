interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly isComposing: boolean
  preventDefault(): void
}

/**
 * What a screen reader says of a field of several lines, and what Enter does in it: a new line, or, where `onEnter` is
 * given and there is a keyboard on the desk, that; Shift and Enter is a new line then. Taro's H5 element is an element
 * around the real one, and keeps its keys from everybody outside: this handler takes the place of the one that does so.
 */
export function areaAttributes(label: string, isWrong: boolean, onEnter: (() => void) | undefined) {
  const onKeyDown = (event: Key) => {
    if (!onEnter || event.key !== 'Enter' || event.shiftKey || event.isComposing || !hasDeskKeyboard()) return
    event.preventDefault()
    onEnter()
  }
  return { nativeProps: { 'aria-label': label, 'aria-invalid': String(isWrong), onKeyDown } }
}

/** On a phone's keyboard Enter is the only way to a new line. */
function hasDeskKeyboard(): boolean {
  return window.matchMedia('(pointer: fine)').matches
}
