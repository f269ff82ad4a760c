import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerState } from '../../api/answer-state'
import { api, client } from '../../api/client'
import { endSession } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { choosePatient } from '../../platform/kept/chosen-patient'
import { mayBeClosed } from './closing-outcome'

/** What closing the account would meet and leave behind, and the closing itself. */
export function useClosing(enabled: boolean) {
  const query = useQuery(api.account.closing.queryOptions({}, { enabled, staleTime: 0 }))
  const close = useWrite(client.account.close.mutate)
  const [isUnanswered, setUnanswered] = useState(false)
  return {
    /** It was asked without an answer: when the server then no longer knows the log-in, the account went with it. */
    isUnanswered,
    state: answerState(query),
    refetch: query.refetch,
    isBusy: close.isPending,
    error: close.error,
    close: (onClosed: () => void): void =>
      close.mutate(
        {},
        {
          onSuccess: () => {
            onClosed()
            choosePatient(null)
            endSession()
          },
          onError: (error) => {
            setUnanswered((before) => mayBeClosed(error, before))
            // Something may have come in the way meanwhile, or the account may be gone.
            void query.refetch()
          },
        },
      ),
  }
}

export type Closing = Extract<ReturnType<typeof useClosing>['state'], { kind: 'ready' }>['answer']
