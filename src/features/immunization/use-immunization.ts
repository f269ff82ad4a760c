import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'

/** Every dose of one child, readable offline too. While the child is being watched after a dose, it is asked again. */
export function useImmunization(patientId: string) {
  return useQuery(
    api.record.immunization.queryOptions(
      { patientId },
      { enabled: patientId !== '', meta: { kept: 'sealed' } },
    ),
  )
}
