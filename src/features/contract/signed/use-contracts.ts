import { useMutation, useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../../api/client'
import { useSession } from '../../../api/session'
import { useWrite } from '../../../api/use-write'
import { handOverDocument } from '../../../platform/file/hand-over-document'

export type ContractRow = Awaited<ReturnType<typeof client.contract.list.query>>['rows'][number]
export type Contract = Awaited<ReturnType<typeof client.contract.get.query>>

/** Every contract and application of the household, newest first; readable offline. */
export function useContracts() {
  const isLoggedIn = useSession() !== null
  return useQuery(api.contract.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'sealed' } }))
}

/** One contract, whole. */
export function useContract(id: string) {
  return useQuery(api.contract.get.queryOptions({ id }, { enabled: id !== '', refetchOnMount: 'always' }))
}

/** What ending it today would mean; asked when somebody thinks of it. */
export function useEndPreview(id: string) {
  return useQuery(api.contract.previewEnd.queryOptions({ id }, { staleTime: 0 }))
}

/** A write of one contract: whatever came of it, every list and page of contracts is asked again. */
export function useContractWrite<Whole extends { idempotencyKey: string }, Output>(
  send: (whole: Whole) => Promise<Output>,
) {
  return useWrite(async (whole: Whole) => {
    try {
      return await send(whole)
    } finally {
      void queryClient.invalidateQueries(api.contract.pathFilter())
      void queryClient.invalidateQueries(api.service.progress.pathFilter())
    }
  })
}

/** The signed agreement with both signatures as a file to keep. */
export function useContractPaper() {
  return useMutation({
    mutationFn: async (id: string) => {
      const { fileName, base64 } = await client.contract.pdf.query({ id })
      return handOverDocument({ name: fileName, mediaType: 'application/pdf', contentBase64: base64 })
    },
  })
}
