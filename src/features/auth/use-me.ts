import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { useSession } from '../../api/session'

/** The account itself: its number, masked, and what it chose. Ask only while somebody is logged in. */
export function useMe() {
  const isLoggedIn = useSession() !== null
  const query = useQuery(api.auth.me.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'open' } }))
  return answerState(query)
}

export type Me = ReturnType<typeof useMe>
