import { useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'

/** What a family asked about looks at a person, by the look; empty while it is not known. */
export function useObjections(patientId: string) {
  const query = useQuery(api.record.objections.queryOptions({ patientId }, { staleTime: 0 }))
  const asking = useWrite(client.record.objectToAccess.mutate)
  const rows = query.data?.rows ?? []
  const of = (eventId: string) => rows.find((row) => row.eventId === eventId) ?? null
  return {
    of,
    inWords(eventId: string): string | null {
      const asked = of(eventId)
      if (!asked) return null
      return asked.answer === null ? '你问过，等回答' : '你问过，有回答了'
    },
    busy: asking.isPending,
    problem: asking.error ? failureSentence(asking.error) : undefined,
    ask(eventId: string, text: string, onAsked: () => void): void {
      asking.mutate(
        { patientId, eventId, text },
        {
          onSuccess: () => {
            onAsked()
            void queryClient.invalidateQueries({ queryKey: api.record.objections.pathKey() })
          },
        },
      )
    },
  }
}
