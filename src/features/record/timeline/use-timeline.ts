import { useInfiniteQuery } from '@tanstack/react-query'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { api, client } from '../../../api/client'
import { cursorPages } from '../../../api/cursor-pages'
import { pagedAnswer } from '../../../api/paged-answer'

/** The record of a person in pages of fifty; the first page stays readable without a network. */
export function useTimeline(patientId: string, kinds: readonly EntryKind[] | null) {
  const wish = kinds ? { patientId, kinds: [...kinds] } : { patientId }
  const query = useInfiniteQuery({
    queryKey: api.record.timeline.infiniteQueryKey(wish),
    ...cursorPages((start, call) => client.record.timeline.query({ ...wish, ...start }, call)),
    meta: { kept: kinds === null ? 'sealed' : undefined },
  })
  return pagedAnswer(query)
}
