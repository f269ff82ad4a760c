import { useRef } from 'react'

/**
 * The second of two quick taps does nothing: it would share the answer of the first and open the next page once more,
 * and leaving that page would give the seat back.
 *
 * @returns runs the work, or gives undefined at once while another is under way
 */
export function useOneAtATime() {
  const isRunning = useRef(false)
  return async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    if (isRunning.current) return undefined
    isRunning.current = true
    try {
      return await work()
    } finally {
      isRunning.current = false
    }
  }
}
