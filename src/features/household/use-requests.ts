import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, queryClient } from '../../api/client'
import { useSession } from '../../api/session'

/** Who asked whom to become a guardian: what this account asked, and what it has to decide. */
export function useGuardianships() {
  const isLoggedIn = useSession() !== null
  const query = useQuery(
    api.guardianship.list.queryOptions({}, { enabled: isLoggedIn, refetchOnWindowFocus: 'always' }),
  )
  return answerState(query)
}

/** Who else decides for a person. */
export function useMembers(patientId: string, enabled: boolean) {
  const isLoggedIn = useSession() !== null
  const query = useQuery(
    api.guardianship.members.queryOptions({ patientId }, { enabled: isLoggedIn && enabled }),
  )
  return answerState(query)
}

/** What this account entrusted, and what was entrusted to it. */
export function useDelegations(enabled = true) {
  const isLoggedIn = useSession() !== null
  const query = useQuery(
    api.delegation.list.queryOptions({}, { enabled: isLoggedIn && enabled, refetchOnWindowFocus: 'always' }),
  )
  return answerState(query)
}

/** After a write: whatever shows people, guardians, delegates or their visits asks again. */
export function refreshHousehold(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries(api.patient.pathFilter()),
    queryClient.invalidateQueries(api.guardianship.pathFilter()),
    queryClient.invalidateQueries(api.delegation.pathFilter()),
    queryClient.invalidateQueries(api.appointment.pathFilter()),
    queryClient.invalidateQueries(api.slot.pathFilter()),
  ])
}
