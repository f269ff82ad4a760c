import { useState } from 'react'
import { client } from '../../api/client'
import { type Failure, failureOf } from '../../api/failure-of'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'
import { type Quote, useCoverageWrite } from './use-coverages'

export type Enrolled = Awaited<ReturnType<typeof client.coverage.enrol.mutate>>

/** What a family has chosen and ticked so far. */
export interface EnrolmentDraft {
  readonly patientIds: readonly string[]
  readonly ticked: readonly string[]
  /** Of the key facts that were ticked: other words are read anew. */
  readonly version: string | null
  readonly insurerData: boolean
  /** Why a donation should pay; null: the family pays. */
  readonly waiverReason: string | null
}

const KEY = 'enrolment'
const EMPTY: EnrolmentDraft = {
  patientIds: [],
  ticked: [],
  version: null,
  insurerData: false,
  waiverReason: null,
}

/** Choosing, ticking and the one hand-in. What was chosen stays while the mini-program is open. */
export function useEnrolment(first: readonly string[]) {
  const [draft, setDraft] = useState<EnrolmentDraft>(
    () => draftOf<EnrolmentDraft>(KEY) ?? { ...EMPTY, patientIds: first },
  )
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const write = useCoverageWrite(client.coverage.enrol.mutate)

  /** From what stands then, not from what was on the screen: two quick taps are two changes. */
  const change = (step: (draft: EnrolmentDraft) => Partial<EnrolmentDraft>) => {
    setFailure(null)
    setDraft((before) => {
      const next = { ...before, ...step(before) }
      keepDraft(KEY, next)
      return next
    })
  }
  const enrol = async ({ keyFacts }: Quote, patientIds: readonly string[]) => {
    setFailure(null)
    const reason = draft.waiverReason?.trim()
    try {
      setEnrolled(
        await write.mutateAsync({
          patientIds: [...patientIds],
          keyFactsVersion: keyFacts.version,
          tickedFacts: [...draft.ticked],
          insurerData: draft.insurerData,
          ...(reason ? { waivers: patientIds.map((patientId) => ({ patientId, reason })) } : {}),
        }),
      )
      forgetDraft(KEY)
    } catch (error) {
      const refused = failureOf(error)
      // Other words than those that were ticked: nobody agrees to them unread.
      if (refused.kind === 'refused' && refused.code === 'key_facts_changed') change(() => ({ ticked: [] }))
      setFailure(refused)
    }
  }
  return { draft, change, enrol, isSending: write.isPending, enrolled, failure }
}

/** What was ticked counts only for the words that stand there now. */
export function tickedOf(draft: EnrolmentDraft, { keyFacts }: Quote): readonly string[] {
  return draft.version === keyFacts.version ? draft.ticked : []
}
