import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { api, client } from '../../api/client'
import { useSettled } from '../../platform/screen/settled'
import { type PlaceFilter, placeListInput } from './place-filter'

/** A pause in typing after which the list is asked for. */
const TYPING_MS = 300

/** The places of a service, fifty at a time; while a filter changes, the old list stays. */
export function usePlaces(filter: PlaceFilter, service: Service, today: LocalDate) {
  const query = useSettled(filter.query, TYPING_MS)
  const input = placeListInput({ ...filter, query }, service, today)
  return useInfiniteQuery({
    // Not tRPC's own infinite options: they send a field of their own, which the server's strict shape refuses.
    queryKey: api.organization.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.organization.list.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
  })
}

export function usePlace(id: string) {
  return useQuery(api.organization.get.queryOptions({ id }))
}

export function useStreets(enabled: boolean) {
  return useQuery(api.organization.streets.queryOptions({}, { enabled }))
}

/** Who sees families at a place for a service, those with a valid certificate first. */
export function useDoctors(organizationId: string, service: Service) {
  return useQuery(api.practitioner.list.queryOptions({ organizationId, service }))
}

export function useDoctor(id: string) {
  return useQuery(api.practitioner.get.queryOptions({ id }))
}
