import { useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, client } from '../../api/client'
import { endSession } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { choosePatient } from '../../platform/chosen-patient'

/** What closing the account would meet and leave behind, and the closing itself. */
export function useClosing(enabled: boolean) {
  const query = useQuery(api.account.closing.queryOptions({}, { enabled, staleTime: 0 }))
  const close = useWrite(client.account.close.mutate)
  return {
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
          // Something may have come in the way meanwhile.
          onError: () => void query.refetch(),
        },
      ),
  }
}

export type Closing = Extract<ReturnType<typeof useClosing>['state'], { kind: 'ready' }>['answer']
