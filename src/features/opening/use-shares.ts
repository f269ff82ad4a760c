import { useQuery } from '@tanstack/react-query'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { usePageVisible } from '../../platform/screen/page-visible'

/** The family stands before the doctor and waits to see that the code has opened, and that it has closed. */
const ASK_AGAIN_MS = 5000

/** The share codes of a person, newest first: making one, taking one back. */
export function useShares(patientId: string) {
  const isVisible = usePageVisible()
  const query = useQuery(
    api.record.shares.queryOptions(
      { patientId },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (isVisible && state.data?.rows.some(isOpen) ? ASK_AGAIN_MS : false),
      },
    ),
  )
  const making = useWrite(client.record.share.mutate)
  const revoking = useWrite(client.record.revokeShare.mutate)
  const error = making.error ?? revoking.error
  const renew = () => void queryClient.invalidateQueries({ queryKey: api.record.shares.pathKey() })
  return {
    state: answerState(query),
    refetch: query.refetch,
    busy: making.isPending || revoking.isPending,
    problem: error ? failureSentence(error) : undefined,
    make: (sections: readonly EntryKind[]): void =>
      making.mutate({ patientId, sections: [...sections] }, { onSuccess: renew }),
    revoke: (id: string): void => revoking.mutate({ id }, { onSuccess: renew }),
  }
}

/** Still good for a look. */
export function isOpen({ status }: { readonly status: string }): boolean {
  return status === 'open' || status === 'used'
}

export type Share = Extract<
  ReturnType<typeof useShares>['state'],
  { kind: 'ready' }
>['answer']['rows'][number]
