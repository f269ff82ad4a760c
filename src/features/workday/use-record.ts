import { useEffect, useState } from 'react'
import type { Finding } from '#domain/visit/finding'
import type { VisitRecord } from '#domain/visit/visit-record'
import { client } from '../../api/client'
import { goBack } from '../../platform/go-back'
import { draftOf, forgetDraft, keepDraft } from '../../platform/record-drafts'
import { type DraftChange, type RecordDraft, recordOf, startingDraft } from './record-draft'
import { useDayStep } from './use-day-step'

export interface RecordOfVisit {
  readonly appointmentId: string
  readonly sessionId: string
  readonly prefilled: VisitRecord
  readonly restricted: boolean
  readonly examined: readonly Finding[]
}

/** Writing and saving one record: what was typed survives leaving the page; saving also calls the next. */
export function useRecord({ appointmentId, sessionId, prefilled, restricted, examined }: RecordOfVisit) {
  const [draft, setDraft] = useState<RecordDraft>(
    () => draftOf<RecordDraft>(appointmentId) ?? startingDraft(prefilled, restricted),
  )
  useEffect(() => keepDraft(appointmentId, draft), [appointmentId, draft])
  const completing = useDayStep(client.visit.complete.mutate)
  const calling = useDayStep(client.visit.callNext.mutate)
  return {
    draft,
    busy: completing.busy || calling.busy,
    problem: completing.problem?.sentence,
    change: (part: DraftChange): void =>
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) })),
    async save() {
      const saved = await completing.run({
        appointmentId,
        record: recordOf(draft, examined),
        restricted: draft.restricted,
      })
      if (!saved) return
      forgetDraft(appointmentId)
      // Whoever was next may have left meanwhile; the list then says so.
      if (saved.nextNumber !== null) await calling.run({ sessionId })
      goBack()
    },
  }
}
