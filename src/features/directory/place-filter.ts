import type { Position } from '#domain/directory/distance'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'

/** How somebody narrows and orders the list of places. */
export interface PlaceFilter {
  readonly sort: 'earliest' | 'nearest'
  readonly certifiedOnly: boolean
  readonly todayOnly: boolean
  readonly query: string
  /** Where they are: shared by the phone, or the street they named instead. */
  readonly near: Position | null
  readonly street: string | null
}

export const EVERY_PLACE: PlaceFilter = {
  sort: 'earliest',
  certifiedOnly: false,
  todayOnly: false,
  query: '',
  near: null,
  street: null,
}

/** The filter as `organization.list` asks for it; nothing is sent that was not chosen. */
export function placeListInput(filter: PlaceFilter, service: Service, today: LocalDate) {
  const query = filter.query.trim()
  return {
    service,
    sort: filter.sort,
    ...(query ? { query } : {}),
    ...(filter.certifiedOnly ? { certifiedOnly: true } : {}),
    ...(filter.todayOnly ? { onDay: today } : {}),
    ...(filter.near ? { near: filter.near } : filter.street ? { street: filter.street } : {}),
  }
}

/** True when fewer places than the county has may be shown: an empty list then offers to lift the filter. */
export function isNarrowed(filter: PlaceFilter): boolean {
  return filter.certifiedOnly || filter.todayOnly || filter.query.trim() !== ''
}
