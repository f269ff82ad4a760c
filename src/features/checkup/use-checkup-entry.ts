import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { api, client, queryClient } from '../../api/client'
import { failureOf, failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'
import {
  type ChartRow,
  type CheckupDraft,
  type CheckupDraftChange,
  checkupRecordOf,
  measuresOf,
  startingCheckup,
} from './checkup-draft'

/** What whoever examines starts from. Asked once: nothing may change under the pen. */
export function useChartCheckups(patientId: string) {
  return useQuery(
    api.chart.checkups.queryOptions({ patientId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  )
}

export interface CheckupEntry {
  readonly patientId: string
  /** Null for a visit at home. */
  readonly appointmentId: string | null
  readonly ageMonths: number
  readonly visitNo: number
  readonly last: Parameters<typeof startingCheckup>[1]
}

/** Writing and saving one check-up: what was typed survives leaving the page. */
export function useCheckupEntry({ patientId, appointmentId, ageMonths, visitNo, last }: CheckupEntry) {
  const key = `checkup ${appointmentId ?? patientId}`
  const [draft, setDraft] = useState<CheckupDraft>(
    () => draftOf<CheckupDraft>(key) ?? startingCheckup(visitNo, last),
  )
  const [problem, setProblem] = useState<string>()
  /** Unlikely measures stand under the eyes of whoever typed them. */
  const [isDoubted, setDoubted] = useState(false)
  const write = useWrite(client.chart.addCheckup.mutate)
  useEffect(() => keepDraft(key, draft), [key, draft])
  return {
    draft,
    problem,
    isDoubted,
    busy: write.isPending,
    change: (part: CheckupDraftChange): void => {
      setDoubted(false)
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
    },
    /** @returns the number that is called next, or null; undefined when it was refused and stands in `problem` */
    async save(row: ChartRow): Promise<number | null | undefined> {
      setProblem(undefined)
      const doneOn = localDateOf(serverNow())
      try {
        const { nextNumber } = await write.mutateAsync({
          patientId,
          ...(appointmentId === null ? {} : { appointmentId }),
          visitNo: row.visitNo,
          doneOn,
          record: checkupRecordOf(draft, row, { ageMonths, doneOn }),
          measures: measuresOf(draft, ageMonths),
          confirmed: isDoubted,
        })
        forgetDraft(key)
        void queryClient.invalidateQueries(api.chart.pathFilter())
        return nextNumber
      } catch (refusal) {
        const failure = failureOf(refusal)
        setDoubted(failure.kind === 'refused' && failure.code === 'measurement_doubtful')
        setProblem(failureSentence(refusal))
        return undefined
      }
    },
  }
}
