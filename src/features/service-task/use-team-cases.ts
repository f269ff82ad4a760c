import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useWrite } from '../../api/use-write'

export type TeamCase = Awaited<ReturnType<typeof client.qualityCase.mine.query>>['rows'][number]

/** What families say of a team, what waits first. */
export function useTeamCases(teamId: string) {
  const wish = { teamId }
  const query = useInfiniteQuery({
    queryKey: api.qualityCase.mine.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.qualityCase.mine.query({ ...wish, ...start }, call)),
    gcTime: 0,
    staleTime: 0,
  })
  return pagedAnswer(query)
}

/** What the team says about a case, once. */
export function useExplain() {
  return useWrite(async (whole: Parameters<typeof client.qualityCase.explain.mutate>[0]) => {
    try {
      return await client.qualityCase.explain.mutate(whole)
    } finally {
      void queryClient.invalidateQueries(api.qualityCase.pathFilter())
    }
  })
}
