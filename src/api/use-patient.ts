import { useQuery } from '@tanstack/react-query'
import { api } from './client'
import { useSession } from './session'

/** One member of the household as the server lists them; undefined while loading and for somebody who is not in it. */
export function usePatient(id: string | undefined) {
  const isLoggedIn = useSession() !== null
  const { data } = useQuery(
    api.patient.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'open' } }),
  )
  return data?.rows.find((row) => row.id === id)
}
