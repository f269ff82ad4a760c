import { useQuery } from '@tanstack/react-query'
import { api, type client } from '../../../api/client'

export type OnSiteResident = Awaited<ReturnType<typeof client.contract.onSite.query>>

/** A colleague's code changes every five minutes. */
const CODE_ASKED_MS = 60_000
/** What staff read of a resident is asked anew each time and kept nowhere. */
const FRESH = { gcTime: 0, staleTime: 0 } as const

/** Whether somebody whose card was shown can sign here and now. */
export function useOnSite(teamId: string, patientId: string) {
  return useQuery(api.contract.onSite.queryOptions({ teamId, patientId }, FRESH))
}

export function usePackagesOnSite(patientId: string) {
  return useQuery(api.contract.packagesOnSite.queryOptions({ patientId }, FRESH))
}

/** The text of an application, to be read out. */
export function useApplicationText(id: string) {
  return useQuery(api.contract.applicationText.queryOptions({ id }, FRESH))
}

/** What a second member of the team reads out to the first, while it is on the screen. */
export function useSecondCode(id: string) {
  return useQuery(api.contract.secondCode.queryOptions({ id }, { ...FRESH, refetchInterval: CODE_ASKED_MS }))
}
