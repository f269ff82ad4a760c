import { useEffect, useState } from 'react'
import type { Finding } from '#domain/visit/finding'
import type { VisitRecord } from '#domain/visit/visit-record'
import { client } from '../../../api/client'
import { draftOf, forgetDraft, keepDraft } from '../../../platform/kept/record-drafts'
import { goBack } from '../../../platform/screen/go-back'
import { useDayStep } from '../use-day-step'
import { type DraftChange, type RecordDraft, recordOf, startingDraft } from './record-draft'

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
  const failure = completing.problem?.failure
  /** An unlikely weight stands under the eyes of whoever typed it. */
  const isDoubted = failure?.kind === 'refused' && failure.code === 'measurement_doubtful'
  return {
    draft,
    busy: completing.busy || calling.busy,
    problem: completing.problem?.sentence,
    isDoubted,
    change: (part: DraftChange): void => {
      if (isDoubted) completing.forget()
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
    },
    /** Record and prescription in one step: the one without the other would be wrong. */
    async save() {
      const saved = await completing.run({
        appointmentId,
        record: recordOf(draft, examined),
        ...(draft.items.length === 0 ? {} : { items: [...draft.items] }),
        restricted: draft.restricted,
        confirmed: isDoubted,
      })
      if (!saved) return
      forgetDraft(appointmentId)
      // Whoever was next may have left meanwhile; the list then says so.
      if (saved.nextNumber !== null) await calling.run({ sessionId })
      goBack()
    },
  }
}
