import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, client, queryClient } from '../../api/client'
import { type Failure, failureOf } from '../../api/failure-of'
import { pagedAnswer } from '../../api/paged-answer'
import { useSession } from '../../api/session'
import { useLive } from '../../api/use-live'
import { useWrite } from '../../api/use-write'
import { useTold } from './use-told'

type MessagePage = Awaited<ReturnType<typeof client.conversation.messages.query>>
export type Message = MessagePage['rows'][number]

/** The newest messages, kept fresh while they are on the screen, and older ones page by page. */
export function useThread(conversationId: string) {
  const refetchInterval = useLive()
  const query = useInfiniteQuery({
    queryKey: [...api.conversation.messages.pathKey(), { conversationId }],
    queryFn: ({ pageParam, signal }) =>
      client.conversation.messages.query(
        pageParam === null ? { conversationId } : { conversationId, beforeSeq: pageParam },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextSeq }: MessagePage) => nextSeq,
    enabled: conversationId !== '',
    refetchInterval,
  })
  return pagedAnswer(query)
}

/** The conversation of a person with the team that they are signed with: opened when it is first wanted. */
export function useOpened(patientId: string, known: string | undefined) {
  const opening = useWrite(client.conversation.open.mutate)
  const { mutate } = opening
  const isLoggedIn = useSession() !== null
  const asked = useRef('')
  useEffect(() => {
    if (known !== undefined || !isLoggedIn || patientId === '' || asked.current === patientId) return
    asked.current = patientId
    mutate({ patientId })
  }, [known, isLoggedIn, patientId, mutate])
  const failure: Failure | null = opening.error ? failureOf(opening.error) : null
  return {
    conversationId: known ?? opening.data?.id ?? '',
    failure,
    again: () => mutate({ patientId }),
    retrying: opening.isPending,
  }
}

/** Says that what is on the screen was read, once for each newest message. */
export function useMarkRead(conversationId: string, lastSeq: number, isVisible: boolean): void {
  useTold(client.conversation.markRead.mutate, askAgain, { conversationId, lastSeq, isVisible })
}

function askAgain(): void {
  void queryClient.invalidateQueries(api.conversation.mine.pathFilter())
}

/** How many messages of a person's team nobody of the family has read here; 0 while it is not known. */
export function useUnreadOf(patientId: string): number {
  const isLoggedIn = useSession() !== null
  const refetchInterval = useLive()
  const { data } = useQuery(api.conversation.mine.queryOptions({}, { enabled: isLoggedIn, refetchInterval }))
  const own = data?.rows.filter((row) => row.patientId === patientId && !row.isClosed) ?? []
  return own.reduce((sum, { unread }) => sum + unread, 0)
}

/** What reads like an emergency, so that 120 stands there while the words are still being typed. */
export function useEmergencyRule() {
  return useQuery(api.conversation.emergencyRule.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY }))
    .data
}
