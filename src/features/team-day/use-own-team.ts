import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerState } from '../../api/answer-state'
import { api, type client } from '../../api/client'

export type OwnTeam = Awaited<ReturnType<typeof client.careTeam.mine.query>>['rows'][number]

/** The teams of whoever is logged in, and the one that is looked at: the named one, else their own before a covered one. */
export function useOwnTeam(namedId?: string) {
  const [chosenId, choose] = useState(namedId)
  const query = useQuery(api.careTeam.mine.queryOptions({}, { refetchOnMount: 'always' }))
  const teams = query.data?.rows ?? []
  const team = teams.find(({ teamId }) => teamId === chosenId) ?? teams[0]
  return { state: answerState(query), teams, team, choose }
}
