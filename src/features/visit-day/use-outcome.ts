import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client'

/** What the doctor wrote down, in plain words. Not kept on the phone: it is read again each time. */
export function useOutcome(appointmentId: string) {
  return useQuery(api.visit.summary.queryOptions({ appointmentId }, { refetchOnMount: 'always' }))
}

/** The three questions, and whether they can still be answered. */
export function useSurvey(appointmentId: string) {
  return useQuery(api.survey.get.queryOptions({ appointmentId }, { refetchOnMount: 'always' }))
}
