import { useDidHide } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'

/** Long enough to read it out at a counter, too short to leave it lying open. */
export const NUMBER_SECONDS = 60

/** The whole card number for a minute; each look is in the log. It goes at once when the page or the person is left. */
export function useCardNumber(patientId: string) {
  const write = useWrite(client.healthCard.number.mutate)
  const [shown, setShown] = useState<{ readonly patientId: string; readonly number: string } | null>(null)

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), NUMBER_SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [shown])
  useDidHide(() => setShown(null))

  return {
    number: shown?.patientId === patientId ? shown.number : null,
    /** @returns the number, or null after a refusal, which then stands in `problem` */
    async show(): Promise<string | null> {
      try {
        const { number } = await write.mutateAsync({ patientId })
        setShown({ patientId, number })
        // Nothing of it stays behind in the cache.
        write.reset()
        return number
      } catch {
        return null
      }
    },
    hide: () => {
      setShown(null)
      write.reset()
    },
    busy: write.isPending,
    problem: write.error ? failureSentence(write.error) : null,
  }
}
