import { useEffect, useState } from 'react'
import { serverNow } from '../../../api/server-clock'
import { usePageVisible } from '../../../platform/screen/page-visible'
import { secondsSince } from './running-time'

/** Seconds since the instant, counted on while the page is looked at; null for what has not begun. */
export function useRunningSeconds(since: string | null): number | null {
  const isVisible = usePageVisible()
  const [, tick] = useState(0)
  useEffect(() => {
    if (since === null || !isVisible) return
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [since, isVisible])
  return since === null ? null : secondsSince(since, serverNow())
}
