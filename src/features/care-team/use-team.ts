import { useQuery } from '@tanstack/react-query'
import { api, type client } from '../../api/client'

export type CareTeamPage = Awaited<ReturnType<typeof client.contract.team.query>>
export type CareTeam = Awaited<ReturnType<typeof client.contract.teams.query>>['rows'][number]

/** A team with its five ones; a grid's own notebook when the family's grid is known. */
export function useTeam(teamId: string, gridId?: string) {
  return useQuery(api.contract.team.queryOptions({ teamId, ...(gridId ? { gridId } : {}) }))
}

/** The picture of the team's WeChat group, fetched when somebody wants it. */
export function useChatGroup(teamId: string, enabled: boolean) {
  return useQuery(api.contract.teamChatGroup.queryOptions({ teamId }, { enabled, staleTime: 0 }))
}
