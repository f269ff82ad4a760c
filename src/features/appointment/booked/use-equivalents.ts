import { useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../../api/client'
import { useWrite } from '../../../api/use-write'

/** The seats that are kept in place of a visit that the clinic took back. */
export function useEquivalents(appointmentId: string) {
  return useQuery(api.appointment.equivalents.queryOptions({ appointmentId }, { refetchOnMount: 'always' }))
}

export type Equivalent = NonNullable<ReturnType<typeof useEquivalents>['data']>['rows'][number]

/** After an answer: whatever shows visits, seats or lines asks again. */
export function refreshEquivalents(): void {
  void queryClient.invalidateQueries(api.appointment.pathFilter())
  void queryClient.invalidateQueries(api.slot.pathFilter())
  void queryClient.invalidateQueries(api.waitlist.pathFilter())
}

/** Taking one of them, or none; whatever comes of it, the screens ask again. */
export function useEquivalentAnswer() {
  const take = useWrite(client.appointment.takeEquivalent.mutate)
  const decline = useWrite(client.appointment.declineEquivalents.mutate)
  return {
    take: (id: string) => take.mutateAsync({ id }).finally(refreshEquivalents),
    decline: (appointmentId: string) => decline.mutateAsync({ appointmentId }).finally(refreshEquivalents),
    busy: take.isPending || decline.isPending,
  }
}
