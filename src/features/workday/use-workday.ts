import { useQuery } from '@tanstack/react-query'
import { localDateOf } from '#domain/kernel/time'
import { api, queryClient } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { usePageVisible } from '../../platform/screen/page-visible'

/** The line moves while it is looked at. */
const ASK_AGAIN_MS = 10_000

/** Today's sessions: the doctor's own, or those of the desk's place. */
export function useSessionsToday() {
  const isVisible = usePageVisible()
  return useQuery(
    api.session.list.queryOptions(
      { date: localDateOf(serverNow()) },
      { refetchInterval: isVisible ? ASK_AGAIN_MS : false, refetchOnMount: 'always' },
    ),
  )
}

/** The line of one session, or nothing while none is chosen. */
export function useSessionBoard(sessionId: string | undefined) {
  const isVisible = usePageVisible()
  return useQuery(
    api.session.board.queryOptions(
      { sessionId: sessionId ?? '' },
      {
        enabled: sessionId !== undefined,
        refetchInterval: isVisible ? ASK_AGAIN_MS : false,
        refetchOnMount: 'always',
      },
    ),
  )
}

/** After a step of somebody's day every screen of the working day asks again. */
export function refreshWorkday(): void {
  void queryClient.invalidateQueries(api.session.pathFilter())
  void queryClient.invalidateQueries(api.visit.find.pathFilter())
}
