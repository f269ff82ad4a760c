import { useInfiniteQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { pagedAnswer } from '../../api/paged-answer'

/** The teams of the county, those of the family's grid first; with children, those with a paediatrician before others. */
export function useTeams(gridId: string | undefined, patientIds: readonly string[]) {
  const wish = {
    ...(gridId ? { gridId } : {}),
    ...(patientIds.length > 0 ? { patientIds: [...patientIds] } : {}),
  }
  const query = useInfiniteQuery({
    queryKey: api.contract.teams.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.contract.teams.query({ ...wish, ...start }, call)),
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  })
  return pagedAnswer(query)
}
