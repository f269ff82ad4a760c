import { useQueries } from '@tanstack/react-query'
import type { Refusal } from '#domain/kernel/errors'
import type { Service } from '#domain/kernel/healthcare-service'
import { api } from '../../../api/client'
import type { OfferedSlot } from '../slots/offered-slot'
import { isOfThePerson } from '../slots/refusal-words'

export interface SiblingChoice {
  readonly organizationId: string
  readonly service: Service
}

export interface Sibling {
  readonly id: string
  /** By the server's ladder, for the time at which they begin; null where nothing of the child is in the way. */
  readonly refusal: Refusal | null
}

/** Why the other children cannot be seen that day, each by their own age and bookings; undefined until it is known. */
export function useSiblings(
  ids: readonly string[],
  { organizationId, service }: SiblingChoice,
  first: OfferedSlot,
): readonly Sibling[] | undefined {
  const asked = { organizationId, service, from: first.day, to: first.day }
  const lists = useQueries({
    queries: ids.map((patientId) => api.slot.list.queryOptions({ ...asked, patientId }, { gcTime: 0 })),
  })
  if (lists.some(({ isPending }) => isPending)) return undefined
  return ids.map((id, index) => {
    // What the list could not say the booking says: it is decided once more when they are booked.
    const slot = lists[index]?.data?.rows.find((row) => row.id === first.id)
    return { id, refusal: slot?.refusal && isOfThePerson(slot.refusal) ? slot.refusal : null }
  })
}
