import type { EntryKind } from '#domain/kernel/entry-kind'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { renewChart } from './use-chart'

interface Named {
  readonly patientId: string
  readonly id: string
}

/** A visit goes with its appointment, and a picture is its family's. */
const WITHDRAWABLE_KINDS = [
  'prescription',
  'report',
  'checkup',
  'immunization',
  'follow-up',
  'measurement',
  'allergy',
] as const satisfies readonly EntryKind[]
export type WithdrawableKind = (typeof WITHDRAWABLE_KINDS)[number]

export function withdrawableKind(kind: EntryKind): WithdrawableKind | null {
  return WITHDRAWABLE_KINDS.find((each) => each === kind) ?? null
}

/** What staff do with one entry: add words, let the family see a report, say that an allergy is over, take back. */
export function useChartEntrySteps() {
  const adding = useWrite(client.chart.addAddendum.mutate)
  const releasing = useWrite(client.chart.releaseReport.mutate)
  const resolving = useWrite(client.chart.resolveAllergy.mutate)
  const withdrawing = useWrite(withdrawEntry)
  const steps = [adding, releasing, resolving, withdrawing]
  const error = steps.find((step) => step.error)?.error
  const after = (done: () => void) => ({
    onSuccess: () => {
      done()
      renewChart()
    },
  })
  return {
    busy: steps.some(({ isPending }) => isPending),
    problem: error ? failureSentence(error) : undefined,
    addWords: (entry: Parameters<typeof adding.mutate>[0], done: () => void): void =>
      adding.mutate(entry, after(done)),
    release: ({ patientId, id }: Named): void =>
      releasing.mutate(
        { patientId, id },
        after(() => undefined),
      ),
    resolve: ({ patientId, id }: Named, done: () => void): void =>
      resolving.mutate({ patientId, id }, after(done)),
    withdraw: ({ patientId, id }: Named, kind: WithdrawableKind, done: () => void): void =>
      withdrawing.mutate({ patientId, id, kind }, after(done)),
  }
}

interface Withdrawal extends Named {
  readonly kind: WithdrawableKind
  readonly idempotencyKey: string
}

/** Each kind of entry is taken back where it is kept. */
function withdrawEntry({ patientId, kind, id, idempotencyKey }: Withdrawal): Promise<object> {
  const named = { id, idempotencyKey }
  switch (kind) {
    case 'measurement':
      return client.chart.withdrawMeasurement.mutate(named)
    case 'immunization':
      return client.chart.withdrawImmunization.mutate(named)
    case 'checkup':
      return client.chart.withdrawCheckup.mutate(named)
    case 'follow-up':
      return client.contract.withdrawRecord.mutate(named)
    default:
      return client.chart.withdrawEntry.mutate({ patientId, kind, ...named })
  }
}
