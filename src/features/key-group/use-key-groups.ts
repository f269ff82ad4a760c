import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, type client, queryClient } from '../../api/client'
import { useWrite } from '../../api/use-write'

export type KnownKeyGroup = Awaited<ReturnType<typeof client.keyGroup.list.query>>['rows'][number]

/** What a team knows of the groups of somebody; asked anew each time and kept nowhere. */
export function useKeyGroups(patientId: string) {
  const query = useQuery(api.keyGroup.list.queryOptions({ patientId }, { gcTime: 0, staleTime: 0 }))
  return answerState(query)
}

/** A group moves the tasks and the panel of the team: they are asked again, whatever came of it. */
export function useKeyGroupWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      for (const room of [api.keyGroup, api.service, api.contract]) {
        void queryClient.invalidateQueries(room.pathFilter())
      }
    }
  })
}
