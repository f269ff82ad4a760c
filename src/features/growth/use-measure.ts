import { useEffect, useState } from 'react'
import type { GrowthDoubt } from '#domain/growth/growth-doubt'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { doubtsIn } from '../../api/measure-doubts'
import { useWrite } from '../../api/use-write'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'
import { type MeasureDraft, valuesOf } from './measure-draft'
import { forgetGrowth } from './use-growth'

export interface MeasureTask {
  readonly patientId: string
  /** The entry that is corrected; null: a new one. */
  readonly correctsId: string | null
  readonly by: 'family' | 'staff'
  readonly starting: () => MeasureDraft
}

type Sent = Omit<Parameters<typeof client.record.addMeasurement.mutate>[0], 'patientId'>

/** Writing and saving one measurement: what was typed survives leaving the page and every refusal. */
export function useMeasure({ patientId, correctsId, by, starting }: MeasureTask) {
  const key = `measure ${correctsId ?? patientId}`
  const [draft, setDraft] = useState<MeasureDraft>(() => draftOf<MeasureDraft>(key) ?? starting())
  const [doubts, setDoubts] = useState<readonly GrowthDoubt[]>([])
  const [problem, setProblem] = useState<string>()
  const write = useWrite((measured: Sent) => {
    const procedures = by === 'staff' ? client.chart : client.record
    return correctsId === null
      ? procedures.addMeasurement.mutate({ patientId, ...measured })
      : procedures.correctMeasurement.mutate({ id: correctsId, ...measured })
  })
  useEffect(() => keepDraft(key, draft), [key, draft])
  return {
    draft,
    doubts,
    problem,
    busy: write.isPending,
    change: (part: Partial<MeasureDraft>): void => setDraft((before) => ({ ...before, ...part })),
    rewrite: (): void => setDoubts([]),
    /** `confirmed`: the doubts were read, and it is right all the same. */
    async save(confirmed: boolean, saved: () => void): Promise<void> {
      setProblem(undefined)
      setDoubts([])
      try {
        await write.mutateAsync({ measuredOn: draft.on, values: valuesOf(draft), confirmed })
        forgetDraft(key)
        forgetGrowth(patientId)
        saved()
      } catch (refusal) {
        const asked = doubtsIn(refusal)
        if (asked.length > 0) setDoubts(asked)
        else setProblem(failureSentence(refusal))
      }
    },
  }
}
