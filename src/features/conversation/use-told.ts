import { useEffect, useRef } from 'react'
import { useWrite } from '../../api/use-write'

interface Seen {
  readonly conversationId: string
  readonly seq: number
}

/** Tells the server how far the screen has shown, once for each newest message; `onTold` must be the same each time. */
export function useTold(
  tell: (seen: Seen & { idempotencyKey: string }) => Promise<unknown>,
  onTold: () => void,
  { conversationId, lastSeq, isVisible }: { conversationId: string; lastSeq: number; isVisible: boolean },
): void {
  const { mutate } = useWrite(tell)
  const told = useRef(0)
  useEffect(() => {
    if (!isVisible || conversationId === '' || lastSeq <= told.current) return
    const before = told.current
    told.current = lastSeq
    mutate(
      { conversationId, seq: lastSeq },
      {
        onSuccess: onTold,
        // Said again with the next look.
        onError: () => {
          told.current = before
        },
      },
    )
  }, [conversationId, lastSeq, isVisible, mutate, onTold])
}
