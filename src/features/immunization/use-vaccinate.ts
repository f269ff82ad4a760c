import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { IMMUNIZATION_DOUBTS, type ImmunizationDoubt } from '#domain/immunization/immunization-doubt'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { api, client, queryClient } from '../../api/client'
import { failureOf, failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import type { ChartImmunization } from './chart-immunization'
import { type DoseDraft, startingDoses, withDose } from './dose-draft'

/** What whoever vaccinates starts from. Asked once: nothing may change under the needle. */
export function useChartImmunization(patientId: string) {
  return useQuery(
    api.chart.immunization.queryOptions({ patientId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  )
}

interface Vaccinating {
  readonly patientId: string
  /** The visit that this is; null: the card opened the record. */
  readonly appointmentId: string | null
  readonly chart: ChartImmunization
}

/** The doses that are about to be given, and writing them down. */
export function useVaccinate({ patientId, appointmentId, chart }: Vaccinating) {
  const [drafts, setDrafts] = useState(() => startingDoses(chart.suggested, chart.lots))
  const [isAsked, setAsked] = useState(false)
  const [doubts, setDoubts] = useState<readonly ImmunizationDoubt[]>([])
  const [overrideReason, setOverrideReason] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const write = useWrite(client.chart.addImmunization.mutate)
  const change = (next: readonly DoseDraft[]) => {
    setDoubts([])
    setDrafts(next)
  }
  return {
    drafts,
    isAsked,
    setAsked,
    doubts,
    overrideReason,
    setOverrideReason,
    problem,
    busy: write.isPending,
    rewrite: (dose: DoseDraft): void =>
      change(drafts.map((each) => (each.vaccineCode === dose.vaccineCode ? dose : each))),
    toggle: (code: VaccineCode): void => {
      const rest = drafts.filter(({ vaccineCode }) => vaccineCode !== code)
      change(rest.length < drafts.length ? rest : withDose(drafts, code, chart.lots))
    },
    /** @returns true when it is written down; else why not stands in `problem` and `doubts` */
    save: async (): Promise<boolean> => {
      setProblem(undefined)
      try {
        await write.mutateAsync({
          patientId,
          ...(appointmentId === null ? {} : { appointmentId }),
          doses: drafts.map((dose) => ({ ...dose, lotNumber: dose.lotNumber.trim() })),
          confirmed: doubts.length > 0,
          ...(overrideReason === undefined ? {} : { overrideReason }),
        })
        void queryClient.invalidateQueries(api.chart.pathFilter())
        return true
      } catch (refusal) {
        const failure = failureOf(refusal)
        setDoubts(failure.kind === 'refused' ? doubtsIn(failure.facts) : [])
        setProblem(failureSentence(refusal))
        return false
      }
    },
  }
}

function doubtsIn(facts: object): readonly ImmunizationDoubt[] {
  const said = 'doubts' in facts && Array.isArray(facts.doubts) ? facts.doubts : []
  return IMMUNIZATION_DOUBTS.filter((doubt) => said.includes(doubt))
}
