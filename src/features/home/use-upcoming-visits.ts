import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { useSession } from '../../api/session'
import { upcomingVisits } from './upcoming-visits'

/** The family's visits that are still ahead, the soonest first. Ask only while somebody is logged in. */
export function useUpcomingVisits() {
  const isLoggedIn = useSession() !== null
  const query = useQuery(
    api.appointment.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'open' } }),
  )
  const list = answerState(query)
  return list.kind === 'ready' ? { ...list, answer: upcomingVisits(list.answer.rows, serverNow()) } : list
}

export type UpcomingVisit = Extract<ReturnType<typeof useUpcomingVisits>, { kind: 'ready' }>['answer'][number]
