import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'
import { useWrite } from '../../api/use-write'
import { useTeam } from './use-team'

export type TeamAbsence = Awaited<ReturnType<typeof client.careTeam.absences.query>>['rows'][number]

/** Somebody who may stand in or take over: a member, or a colleague of the same place. */
export interface Colleague {
  readonly practitionerId: string
  readonly name: string
}

/** A write of the team's own: whatever came of it, what the team shows is asked again. */
export function useTeamWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.careTeam.pathFilter())
      void queryClient.invalidateQueries(api.contract.pathFilter())
    }
  })
}

export function useAbsences(teamId: string) {
  const query = useQuery(api.careTeam.absences.queryOptions({ teamId }, { staleTime: 0 }))
  return answerState(query)
}

/** Who works where the team does, as everybody may read in the directory; empty until it is known. */
export function useColleagues(teamId: string): readonly Colleague[] {
  const organizationId = useTeam(teamId).data?.organizationId ?? ''
  const { data } = useQuery(
    api.practitioner.list.queryOptions({ organizationId }, { enabled: organizationId !== '' }),
  )
  return (data?.rows ?? []).map(({ id, name }) => ({ practitionerId: id, name }))
}

/** The notebook of the grids, the newest first. */
export function useNotes(teamId: string) {
  const wish = { teamId }
  const query = useInfiniteQuery({
    queryKey: api.careTeam.notes.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.careTeam.notes.query({ ...wish, ...start }, call)),
    staleTime: 0,
  })
  return pagedAnswer(query)
}

/** The micro-grids that a team serves, as its posters name them. */
export function useServedGrids(teamId: string): readonly { readonly id: string; readonly name: string }[] {
  const { data } = useQuery(api.careTeam.posters.queryOptions({ teamId }))
  const names = new Map(data?.rows.map(({ gridId, gridName }) => [gridId, gridName]))
  return [...names].map(([id, name]) => ({ id, name }))
}
