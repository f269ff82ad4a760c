import { useEffect, useState } from 'react'
import { usePageVisible } from '../../../platform/screen/page-visible'

const SECOND_MS = 1000

/** Draws its component anew every second while the page is looked at: a code must not outlive itself on the screen. */
export function useSecond(): void {
  const isVisible = usePageVisible()
  const [, setBeat] = useState(0)
  useEffect(() => {
    if (!isVisible) return
    const timer = setInterval(() => setBeat((beat) => beat + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [isVisible])
}
