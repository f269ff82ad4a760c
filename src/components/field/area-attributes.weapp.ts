/**
 * What a screen reader says of a field of several lines, and what the key at the keyboard's corner does: a new line, or,
 * where `onEnter` is given, that; the keyboard stays up for the next message, and needs no bar with 完成 above it.
 */
export function areaAttributes(label: string, _isWrong: boolean, onEnter: (() => void) | undefined) {
  return {
    'aria-label': label,
    ...(onEnter && {
      confirmType: 'send' as const,
      confirmHold: true,
      showConfirmBar: false,
      onConfirm: onEnter,
    }),
  }
}
