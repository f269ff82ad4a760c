import { localDateOf } from '#domain/kernel/time'
import type { AllergyFacts } from '#domain/record/allergy'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { renewChart } from './use-chart'

/** Staff write an allergy down, of today. */
export function useChartAllergy(patientId: string) {
  const adding = useWrite(client.chart.addAllergy.mutate)
  return {
    busy: adding.isPending,
    problem: adding.error ? failureSentence(adding.error) : undefined,
    add: (allergy: AllergyFacts, onSaved: () => void): void => {
      const notedOn = localDateOf(serverNow())
      adding.mutate(
        { patientId, notedOn, allergy },
        {
          onSuccess: () => {
            onSaved()
            renewChart()
          },
        },
      )
    },
  }
}
