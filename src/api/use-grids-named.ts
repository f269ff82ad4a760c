import { useQuery } from '@tanstack/react-query'
import { type AnswerState, answerState } from './answer-state'
import { api, type client } from './client'

export type NamedGrid = Awaited<ReturnType<typeof client.contract.grids.query>>['rows'][number]

/** Fewer signs name half the county. */
const QUERY_MIN = 2

/** Micro-grids that an address names, which signing and looking for a team both ask for. */
export function useGridsNamed(address: string): AnswerState<readonly NamedGrid[]> {
  const query = address.trim()
  const named = useQuery(
    api.contract.grids.queryOptions(
      { query },
      { enabled: query.length >= QUERY_MIN, select: ({ rows }) => rows.filter(isMicroGrid) },
    ),
  )
  return answerState(named)
}

function isMicroGrid({ level }: NamedGrid): boolean {
  return level === 'micro-grid'
}
