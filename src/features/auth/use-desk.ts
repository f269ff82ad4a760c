import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { startSession } from '../../api/session'

const ASK_AGAIN_MS = 3_000

/**
 * A desk that waits for a phone: shows a code and asks every few seconds whether somebody approved it. A code that is
 * over is replaced by a tap, not by itself: a screen nobody looks at need not ask for ever.
 */
export function useDesk(onLoggedIn: () => void) {
  const { mutate: start, ...desk } = useMutation({ mutationFn: () => client.auth.deskLogin.start.mutate({}) })
  useEffect(() => start(), [start])

  const deskToken = desk.data?.deskToken
  const collect = useQuery({
    queryKey: ['desk', deskToken],
    enabled: deskToken !== undefined,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (isOver(state.error) || state.data === 'approved' ? false : ASK_AGAIN_MS),
    queryFn: async () => {
      const answer = await client.auth.deskLogin.collect.mutate({ deskToken: deskToken ?? '' })
      if (answer.status === 'waiting') return 'waiting'
      const { token, expiresAt, account } = answer
      startSession({ token, expiresAt, account })
      onLoggedIn()
      return 'approved'
    },
  })
  return {
    shown: desk.data,
    starting: desk.isPending,
    startError: desk.error,
    isOver: isOver(collect.error),
    startAgain: () => start(),
  }
}

function isOver(error: unknown): boolean {
  if (!error) return false
  const failure = failureOf(error)
  return failure.kind === 'refused' && failure.code === 'desk_code_expired'
}
