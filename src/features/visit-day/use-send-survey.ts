import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import type { SurveyAnswers } from './survey-answers'

/** Sends the three answers once; the page then shows the thanks of the server's own state. */
export function useSendSurvey(appointmentId: string) {
  const write = useWrite(client.survey.answer.mutate)
  return {
    busy: write.isPending,
    problem: write.error ? failureSentence(write.error) : null,
    send: async ({ overall, waiting, explanation }: SurveyAnswers): Promise<void> => {
      if (!overall || !waiting || !explanation) return
      await write.mutateAsync({ appointmentId, overall, waiting, explanation }).catch(() => undefined)
      await queryClient.invalidateQueries(api.survey.pathFilter())
    },
  }
}
