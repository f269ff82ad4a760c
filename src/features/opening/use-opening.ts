import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'

/** The doors into a record without a visit: a family's code, or an emergency with its reason. */
export function useOpening(onOpened: (patientId: string) => void) {
  const shared = useWrite(client.chart.openShared.mutate)
  const broken = useWrite(client.chart.breakGlass.mutate)
  const error = shared.error ?? broken.error
  const onSuccess = ({ patientId }: { readonly patientId: string }) => onOpened(patientId)
  return {
    busy: shared.isPending || broken.isPending,
    problem: error ? failureSentence(error) : undefined,
    openShared: (code: string): void => shared.mutate({ code }, { onSuccess }),
    breakGlass: (patientId: string, reason: string): void =>
      broken.mutate({ patientId, reason }, { onSuccess }),
  }
}
