import { useMutation, useQuery } from '@tanstack/react-query'
import { answerState } from '../../api/answer-state'
import { api, client, queryClient } from '../../api/client'
import { useSession } from '../../api/session'
import { useWrite } from '../../api/use-write'
import { handOverDocument } from '../../platform/file/hand-over-document'

export type CoverageRow = Awaited<ReturnType<typeof client.coverage.list.query>>['rows'][number]
export type Quote = Awaited<ReturnType<typeof client.coverage.quote.query>>
export type QuotedChild = Quote['rows'][number]

/** Every coverage of the family's children, the newest first. */
export function useCoverages() {
  const isLoggedIn = useSession() !== null
  const query = useQuery(
    api.coverage.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'sealed' } }),
  )
  return { state: answerState(query), refetch: query.refetch }
}

export function useCoverage(id: string) {
  const query = useQuery(api.coverage.get.queryOptions({ id }, { enabled: id !== '' }))
  return { state: answerState(query), refetch: query.refetch }
}

/** What each child would get today, and what has to be known before; asked anew whenever the screen is opened. */
export function useQuote(patientIds: readonly string[]) {
  const query = useQuery(
    api.coverage.quote.queryOptions(
      { patientIds: [...patientIds] },
      { enabled: patientIds.length > 0, staleTime: 0 },
    ),
  )
  return { state: answerState(query), refetch: query.refetch }
}

export function useExitPreview(id: string) {
  return useQuery(api.coverage.previewExit.queryOptions({ id }, { staleTime: 0 }))
}

/** A write after which everything said of the family's coverages is asked for again. */
export function useCoverageWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.coverage.pathFilter())
    }
  })
}

/** The certificate as a PDF, handed to whatever the phone opens such papers with. */
export function useCertificate() {
  return useMutation({
    mutationFn: async (id: string) => {
      const { fileName, base64 } = await client.coverage.certificate.query({ id })
      return handOverDocument({ name: fileName, mediaType: 'application/pdf', contentBase64: base64 })
    },
  })
}
