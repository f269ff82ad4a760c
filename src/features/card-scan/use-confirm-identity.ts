import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'

/** The desk has the document in its hand, and it is theirs. */
export function useConfirmIdentity() {
  const write = useWrite(client.healthCard.confirmIdentity.mutate)
  return {
    confirm: (patientId: string) => write.mutate({ patientId }),
    busy: write.isPending,
    confirmed: write.data ?? null,
    problem: write.error ? failureSentence(write.error) : null,
  }
}
