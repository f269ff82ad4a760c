import { useQuery } from '@tanstack/react-query'
import { api, queryClient } from '../../api/client'
import { useSession } from '../../api/session'

/** The household's visits; kept on the phone, so that the time of the next one can be read without a network. */
export function useAppointments() {
  const isLoggedIn = useSession() !== null
  return useQuery(
    api.appointment.list.queryOptions(
      {},
      { enabled: isLoggedIn, meta: { kept: 'open' }, refetchOnWindowFocus: 'always' },
    ),
  )
}

/** One visit, or one hold: both are the same thing at different times. Null asks for nothing. */
export function useAppointment(id: string | null) {
  const isLoggedIn = useSession() !== null
  return useQuery(
    api.appointment.get.queryOptions(
      { id: id ?? '' },
      { enabled: isLoggedIn && id !== null, meta: { kept: 'sealed' }, refetchOnMount: 'always' },
    ),
  )
}

/** After a write: whatever shows visits or seats asks again. */
export function refreshAppointments(): void {
  void queryClient.invalidateQueries(api.appointment.pathFilter())
  void queryClient.invalidateQueries(api.slot.pathFilter())
  void queryClient.invalidateQueries(api.organization.list.pathFilter())
}
