import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, type client } from '../../api/client'

export type Loop = Awaited<ReturnType<typeof client.claim.loop.query>>

/** The way of one illness: of a claim, else of what happens now. */
export function useLoop(patientId: string, claimId: string | undefined) {
  const wish = claimId === undefined ? { patientId } : { patientId, claimId }
  const query = useQuery(api.claim.loop.queryOptions(wish, { enabled: patientId !== '' }))
  return { state: answerState(query), refetch: query.refetch }
}
