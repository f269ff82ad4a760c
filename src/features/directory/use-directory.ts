import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { api } from '../../api/client'
import { type PlaceFilter, placeListInput } from './place-filter'

/** The places of a service, fifty at a time; while a filter changes, the old list stays. */
export function usePlaces(filter: PlaceFilter, service: Service, today: LocalDate) {
  return useInfiniteQuery(
    api.organization.list.infiniteQueryOptions(placeListInput(filter, service, today), {
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchOnWindowFocus: 'always',
    }),
  )
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
