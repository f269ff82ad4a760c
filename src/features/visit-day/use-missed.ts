import { useQuery } from '@tanstack/react-query'
import { api, client, queryClient } from '../../api/client'
import { useWrite } from '../../api/use-write'

/** What one missed visit leads to, among the others of the person. */
export function useMissed({ appointmentId, patientId }: { appointmentId: string; patientId: string }) {
  return useQuery(
    api.noShow.list.queryOptions(
      { patientId },
      {
        select: ({ ban, rule, rows }) => ({
          ban,
          rule,
          visit: rows.find((row) => row.appointmentId === appointmentId),
        }),
      },
    ),
  )
}

export type Missed = NonNullable<ReturnType<typeof useMissed>['data']>

/** The family says why nobody came. */
export function useAppeal() {
  return useWrite(client.noShow.appeal.mutate)
}

/** What families said of visits that were missed at this place. Kept nowhere: staff ask anew each time. */
export function useAppeals() {
  return useQuery(api.noShow.appeals.queryOptions({}, { gcTime: 0, staleTime: 0 }))
}

export function useAnswerAppeal() {
  return useWrite(client.noShow.answer.mutate)
}

/** After something was said or answered: every screen that shows the visit asks again. */
export function renewMissed(): void {
  void queryClient.invalidateQueries(api.noShow.pathFilter())
  void queryClient.invalidateQueries(api.appointment.pathFilter())
}
