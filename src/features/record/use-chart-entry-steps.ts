import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { renewChart } from './use-chart'

interface Named {
  readonly patientId: string
  readonly id: string
}

/** What staff do with one entry: add words, let the family see a report, take back what the place wrote wrongly. */
export function useChartEntrySteps() {
  const adding = useWrite(client.chart.addAddendum.mutate)
  const releasing = useWrite(client.chart.releaseReport.mutate)
  const withdrawing = useWrite(client.chart.withdrawEntry.mutate)
  const error = adding.error ?? releasing.error ?? withdrawing.error
  const after = (done: () => void) => ({
    onSuccess: () => {
      done()
      renewChart()
    },
  })
  return {
    busy: adding.isPending || releasing.isPending || withdrawing.isPending,
    problem: error ? failureSentence(error) : undefined,
    addWords: (entry: Parameters<typeof adding.mutate>[0], done: () => void): void =>
      adding.mutate(entry, after(done)),
    release: ({ patientId, id }: Named): void =>
      releasing.mutate(
        { patientId, id },
        after(() => undefined),
      ),
    withdraw: (entry: Parameters<typeof withdrawing.mutate>[0], done: () => void): void =>
      withdrawing.mutate(entry, after(done)),
  }
}
