import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  MESSAGE_PICTURE_LONG_SIDE_PIXELS as longSidePixels,
  MESSAGE_PICTURE_MAX_BYTES as maxBytes,
} from '#domain/conversation/message-limits'
import { api, client, queryClient } from '../../api/client'
import { cursorPages } from '../../api/cursor-pages'
import { errorMessage } from '../../api/error-messages'
import { failureSentence } from '../../api/failure-of'
import { pagedAnswer } from '../../api/paged-answer'
import { useLive } from '../../api/use-live'
import { useWrite } from '../../api/use-write'
import { choosePhoto } from '../../platform/file/choose-photo'
import { useKeptWords, wordsAbout } from '../../platform/kept/kept-words'
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
    ...cursorPages((start, call) => client.conversation.inbox.query({ ...wish, ...start }, call)),
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

/** The answer that is being written: words stay in their field until they have arrived, a picture goes at once. */
export function useReply(conversationId: string) {
  const about = `reply ${conversationId}`
  const written = useKeptWords(about)
  const { text } = written
  const [fault, setFault] = useState<string>()
  const words = useWrite(client.conversation.reply.mutate)
  const picture = useWrite(client.conversation.replyPicture.mutate)
  const problem = words.error ?? picture.error
  return {
    text,
    write: written.write,
    busy: words.isPending,
    isSendingPicture: picture.isPending,
    /** Why nothing was sent. */
    problem: fault ?? (problem ? `没发出去，还留在这里。${failureSentence(problem)}` : undefined),
    send: (): void => {
      const said = text.trim()
      if (said === '' || words.isPending) return
      setFault(undefined)
      picture.reset()
      const onSuccess = () => {
        // What was typed meanwhile is the next message.
        if (wordsAbout(about)?.trim() === said) written.forget()
        askForNews()
      }
      words.mutate({ conversationId, text: said }, { onSuccess })
    },
    choose: async (): Promise<void> => {
      setFault(undefined)
      words.reset()
      picture.reset()
      const chosen = await choosePhoto({ longSidePixels, maxBytes })
      if (chosen === 'too-large') setFault('这张照片压缩以后还是太大，没有发。重新拍一张，或截取要紧的部分。')
      else if (chosen === 'unreadable') setFault(errorMessage('picture_unreadable', {}))
      else if (chosen) picture.mutate({ conversationId, base64: chosen.content }, { onSuccess: askForNews })
    },
  }
}

function askForNews(): void {
  void queryClient.invalidateQueries(api.conversation.staffMessages.pathFilter())
  void queryClient.invalidateQueries(api.conversation.inbox.pathFilter())
}

/** Seen by one of the team is seen by the team; said once for each newest message. */
export function useMarkSeen(conversationId: string, lastSeq: number, isVisible: boolean): void {
  useTold(client.conversation.markSeen.mutate, askAgain, { conversationId, lastSeq, isVisible })
}

function askAgain(): void {
  void queryClient.invalidateQueries(api.conversation.inbox.pathFilter())
}
