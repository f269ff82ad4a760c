import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'

/** The thirteen of one child, readable offline too: where a family stands on a day does not need the network. */
export function useCheckups(patientId: string) {
  return useQuery(
    api.record.checkups.queryOptions({ patientId }, { enabled: patientId !== '', meta: { kept: 'sealed' } }),
  )
}

/** One that took place. Not kept on the phone: it is read again each time. */
export function useCheckup(patientId: string, id: string) {
  return useQuery(api.record.checkup.queryOptions({ patientId, id }, { refetchOnMount: 'always' }))
}
