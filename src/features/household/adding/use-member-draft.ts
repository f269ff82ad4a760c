import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import {
  emptyDraft,
  type MemberDraft,
  type MemberFaults,
  type MemberField,
  type MemberKind,
  memberFaults,
  withKind,
} from './member-draft'

export interface MemberDraftState {
  readonly draft: MemberDraft
  /** Everything that keeps the draft from being sent. */
  readonly missing: MemberFaults
  /** What is said under the fields: only of those that were left, so that nobody is corrected while typing. */
  readonly shown: MemberFaults
  readonly isLeft: (field: MemberField) => boolean
  /** Starts over with the questions of this kind of person; what still fits stays typed. */
  readonly choose: (kind: MemberKind) => void
  readonly change: (fields: Partial<MemberDraft>) => void
  readonly leave: (field: MemberField) => void
  /** What the server refused; it goes when the field is changed. */
  readonly refuse: (field: MemberField, sentence: string) => void
}

export function useMemberDraft(today: LocalDate): MemberDraftState {
  const [draft, setDraft] = useState(() => emptyDraft('child'))
  const [left, setLeft] = useState<ReadonlySet<MemberField>>(new Set())
  const [refused, setRefused] = useState<MemberFaults>({})

  const missing = memberFaults(draft, today)
  const shown: MemberFaults = { ...refused }
  for (const field of left) {
    const fault = missing[field]
    if (fault !== undefined) shown[field] = fault
  }

  return {
    draft,
    missing,
    shown,
    isLeft: (field) => left.has(field),
    choose: (kind) => {
      setDraft((before) => withKind(before, kind))
      setLeft(new Set())
      setRefused({})
    },
    change: (fields) => {
      setDraft((before) => ({ ...before, ...fields }))
      // A refusal may be about the pair of two fields: whatever is changed, it has to be asked again.
      setRefused({})
    },
    leave: (field) => setLeft((before) => new Set(before).add(field)),
    refuse: (field, sentence) => setRefused({ [field]: sentence }),
  }
}
