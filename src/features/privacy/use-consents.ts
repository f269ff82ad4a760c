import { useQuery } from '@tanstack/react-query'
import type { ConsentPurpose } from '#domain/consent/consent-purpose'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { useWrite } from '../../api/use-write'

/** How each question stands for a person, with the text that is read before an answer is given. */
export function useConsents(patientId: string) {
  const texts = useQuery(api.consent.texts.queryOptions({}, { staleTime: Number.POSITIVE_INFINITY }))
  const list = useQuery(api.consent.list.queryOptions({ patientId }))
  const decide = useWrite(client.consent.decide.mutate)
  const withdraw = useWrite(client.consent.withdraw.mutate)
  const rows = list.data?.rows.flatMap((row) => {
    const text = texts.data?.rows.find(({ purpose }) => purpose === row.purpose)
    return text ? [{ ...row, text }] : []
  })
  // Scopes, reasons of visits and what can be booked follow from the answers.
  const refresh = (): void => void queryClient.invalidateQueries()
  // The text may have changed meanwhile: then the new one is fetched, to be read.
  const onError = (): void => void texts.refetch()
  const isBusy = decide.isPending || withdraw.isPending

  return {
    state: answerState({
      data: texts.data && rows,
      error: list.error ?? texts.error,
      dataUpdatedAt: list.dataUpdatedAt,
      isFetching: list.isFetching || texts.isFetching,
      refetch: () => Promise.all([list.refetch(), texts.refetch()]),
    }),
    isBusy,
    error: decide.error ?? withdraw.error,
    answer: (row: ConsentQuestion, decision: 'given' | 'refused'): void => {
      withdraw.reset()
      const { purpose, text } = row
      decide.mutate(
        { patientId, purpose, decision, textVersion: text.version },
        { onSuccess: refresh, onError },
      )
    },
    takeBack: (row: ConsentQuestion, onDone: () => void): void => {
      decide.reset()
      withdraw.mutate({ patientId, purpose: row.purpose }, { onSuccess: refresh, onSettled: onDone })
    },
  }
}

/** One question, as it stands now. */
export interface ConsentQuestion {
  readonly purpose: ConsentPurpose
  readonly state: 'not-asked' | 'given' | 'refused' | 'withdrawn'
  readonly decidedAt: string | null
  readonly whoDecides: 'guardian' | 'person'
  readonly mayDecide: boolean
  readonly text: {
    readonly version: string
    readonly title: string
    readonly lines: readonly string[]
    readonly blocks: string
  }
}
