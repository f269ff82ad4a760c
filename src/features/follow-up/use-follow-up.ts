import { useEffect, useState } from 'react'
import type { GrowthDoubt } from '#domain/growth/growth-doubt'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { doubtsIn } from '../../api/measure-doubts'
import { useWrite } from '../../api/use-write'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'
import { type FollowUpDraft, followUpOf, startingFollowUp } from './follow-up-draft'
import type { PreparedFollowUp } from './prepared-follow-up'

type Recorded = Awaited<ReturnType<typeof client.contract.record.mutate>>

/** Writing and saving one follow-up: what was typed survives leaving the page and every refusal. */
export function useFollowUp(patientId: string, prepared: PreparedFollowUp) {
  const key = `follow-up ${patientId} ${prepared.taskId ?? ''}`
  const [draft, setDraft] = useState(() => draftOf<FollowUpDraft>(key) ?? startingFollowUp(prepared))
  const [doubts, setDoubts] = useState<readonly GrowthDoubt[]>([])
  const [problem, setProblem] = useState<string>()
  const [saved, setSaved] = useState<Recorded | null>(null)
  const write = useWrite(client.contract.record.mutate)
  useEffect(() => {
    if (saved === null) keepDraft(key, draft)
  }, [key, draft, saved])
  return {
    draft,
    doubts,
    problem,
    saved,
    busy: write.isPending,
    change: (part: Partial<FollowUpDraft>): void => setDraft((before) => ({ ...before, ...part })),
    rewrite: (): void => setDoubts([]),
    /** `confirmed`: the doubts were read, and it is right all the same. */
    async save(confirmed: boolean): Promise<void> {
      setProblem(undefined)
      setDoubts([])
      try {
        setSaved(await write.mutateAsync({ patientId, ...followUpOf(draft), confirmed }))
        forgetDraft(key)
        renewTeamDay()
      } catch (refusal) {
        const asked = doubtsIn(refusal)
        if (asked.length > 0) setDoubts(asked)
        else setProblem(failureSentence(refusal))
      }
    },
  }
}

/** What was done changes what is to do: every screen of the team's day and of the record asks again. */
function renewTeamDay(): void {
  void queryClient.invalidateQueries({ queryKey: api.service.pathKey() })
  void queryClient.invalidateQueries({ queryKey: api.chart.pathKey() })
}
