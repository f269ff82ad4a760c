import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { pagedAnswer } from '../../api/paged-answer'
import { useLive } from '../../api/use-live'
import { useWrite } from '../../api/use-write'
import { useTold } from './use-told'

type Inbox = Awaited<ReturnType<typeof client.conversation.inbox.query>>
export type StaffThreadRow = Inbox['rows'][number]
type StaffPage = Awaited<ReturnType<typeof client.conversation.staffMessages.query>>
export type StaffMessage = StaffPage['rows'][number]

/** What families wrote to a team, kept fresh while it is on the screen. */
export function useTeamInbox(teamId: string | undefined) {
  const refetchInterval = useLive()
  const wish = { teamId: teamId ?? '' }
  const query = useInfiniteQuery({
    queryKey: [...api.conversation.inbox.pathKey(), wish],
    queryFn: ({ pageParam, signal }) =>
      client.conversation.inbox.query(pageParam === null ? wish : { ...wish, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: Inbox) => nextCursor,
    enabled: teamId !== undefined,
    refetchInterval,
    gcTime: 0,
  })
  return pagedAnswer(query)
}

/** One conversation as the team reads it: the newest, and older ones page by page. */
export function useStaffThread(conversationId: string) {
  const refetchInterval = useLive()
  const query = useInfiniteQuery({
    queryKey: [...api.conversation.staffMessages.pathKey(), { conversationId }],
    queryFn: ({ pageParam, signal }) =>
      client.conversation.staffMessages.query(
        pageParam === null ? { conversationId } : { conversationId, beforeSeq: pageParam },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ nextSeq }: StaffPage) => nextSeq,
    enabled: conversationId !== '',
    refetchInterval,
    gcTime: 0,
  })
  return pagedAnswer(query)
}

/** The answer that is being written: it stays in its field until it has arrived. */
export function useReply(conversationId: string) {
  const [text, setText] = useState('')
  const write = useWrite(client.conversation.reply.mutate)
  return {
    text,
    write: setText,
    busy: write.isPending,
    problem: write.error ? failureSentence(write.error) : undefined,
    send: (): void => {
      const said = text.trim()
      if (said === '' || write.isPending) return
      const onSuccess = () => {
        setText((typed) => (typed.trim() === said ? '' : typed))
        void queryClient.invalidateQueries(api.conversation.staffMessages.pathFilter())
        void queryClient.invalidateQueries(api.conversation.inbox.pathFilter())
      }
      write.mutate({ conversationId, text: said }, { onSuccess })
    },
  }
}

/** Seen by one of the team is seen by the team; said once for each newest message. */
export function useMarkSeen(conversationId: string, lastSeq: number, isVisible: boolean): void {
  useTold(client.conversation.markSeen.mutate, askAgain, { conversationId, lastSeq, isVisible })
}

function askAgain(): void {
  void queryClient.invalidateQueries(api.conversation.inbox.pathFilter())
}
