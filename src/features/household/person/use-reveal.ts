import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'

/** Long enough to write it down, too short to leave it lying open. */
export const REVEAL_SECONDS = 30

/** The whole document number for half a minute, after a warning; it goes at once when the page is left. */
export function useReveal(patientId: string) {
  const reveal = useWrite(client.patient.reveal.mutate)
  const [asking, setAsking] = useState(false)
  const [number, setNumber] = useState<string | null>(null)

  useEffect(() => {
    if (number === null) return
    const timer = setTimeout(() => setNumber(null), REVEAL_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [number])
  useDidHide(() => setNumber(null))

  function confirm(): void {
    reveal.mutate(
      { id: patientId },
      {
        onSuccess: ({ documentNumber }) => {
          setNumber(documentNumber)
          setAsking(false)
          // Nothing of it stays behind in the cache.
          reveal.reset()
        },
      },
    )
  }

  return {
    number,
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    confirm,
    hide: () => setNumber(null),
    busy: reveal.isPending,
    problem: reveal.error ? failureSentence(reveal.error) : null,
  }
}
