import { useEffect } from 'react'

const GAP_PX = 12

/** What opens under a tap is read above the bottom bar, never behind it: scrolls just as far as that takes. */
export function useAboveBar(id: string, isOpen: boolean): void {
  useEffect(() => {
    const opened = isOpen ? document.getElementById(id) : null
    if (!opened) return
    const bar = opened.closest('.page')?.querySelector<HTMLElement>('.bottom-bar')
    opened.style.scrollMarginBottom = `${(bar?.offsetHeight ?? 0) + GAP_PX}px`
    opened.scrollIntoView({ block: 'nearest' })
  }, [id, isOpen])
}
