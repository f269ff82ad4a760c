import { useEffect, useRef } from 'react'

const DRAWN_AFTER_MS = 60
const FOCUSABLE = '[tabindex="0"], input, textarea, select'

/** Focus goes into the sheet, stays there, and returns to where it was; Escape closes. */
export function useSheetFocus(id: string, onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const sheet = document.getElementById(id)
    const before = document.activeElement
    if (!sheet) return
    sheet.tabIndex = -1
    // Taro's elements are invisible, and so cannot be focused, until they have drawn themselves.
    const drawn = setTimeout(() => sheet.focus(), DRAWN_AFTER_MS)
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab') keepInside(sheet, event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(drawn)
      document.removeEventListener('keydown', onKeyDown)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id])
}

function keepInside(sheet: HTMLElement, event: KeyboardEvent): void {
  const stops = [...sheet.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const first = stops[0]
  const last = stops.at(-1)
  if (!first || !last) return
  const at = document.activeElement
  if (event.shiftKey && (at === first || at === sheet)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && at === last) {
    event.preventDefault()
    first.focus()
  }
}
