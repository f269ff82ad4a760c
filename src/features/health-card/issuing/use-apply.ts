import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { refreshWallet } from '../use-wallet'

/** Gives somebody of the family their card. */
export function useApply() {
  const write = useWrite(client.healthCard.apply.mutate)
  const [patientId, setPatientId] = useState<string | null>(null)

  return {
    busyFor: write.isPending ? patientId : null,
    problemFor: write.error ? patientId : null,
    problem: write.error ? failureSentence(write.error) : null,
    run(id: string): void {
      setPatientId(id)
      write.mutateAsync({ patientId: id }).then(refreshWallet, () => undefined)
    },
  }
}
