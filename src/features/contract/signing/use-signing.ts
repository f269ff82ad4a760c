import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Signer } from '#domain/contract/signer'
import type { RefusalFacts } from '#domain/kernel/errors'
import { api, client, queryClient } from '../../../api/client'
import { type Failure, failureOf } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { draftOf, forgetDraft, keepDraft } from '../../../platform/kept/record-drafts'
import { personDraft, type SigningDraft, type SigningStart, withPerson } from './signing-draft'

export type Submitted = Awaited<ReturnType<typeof client.contract.submit.mutate>>
export type Eligibility = Awaited<ReturnType<typeof client.contract.eligibility.query>>['rows'][number]

/** Who of the household may sign today. */
export function useEligibility(patientIds: readonly string[]) {
  return useQuery(
    api.contract.eligibility.queryOptions(
      { patientIds: [...patientIds] },
      { enabled: patientIds.length > 0, staleTime: 0 },
    ),
  )
}

export function usePackages(patientId: string) {
  return useQuery(api.contract.packages.queryOptions({ patientId }, { enabled: patientId !== '' }))
}

/** The agreement as this resident would sign it today. */
export function useAgreement(
  { teamId, previousId }: SigningStart,
  patientId: string,
  packageIds: readonly string[],
) {
  return useQuery(
    api.contract.agreement.queryOptions(
      { teamId, patientId, packageIds: [...packageIds], ...(previousId ? { previousId } : {}) },
      { enabled: packageIds.length > 0, staleTime: 0 },
    ),
  )
}

/** The household's draft, kept while the mini-program is open, and its one hand-in. */
export function useSigning(
  { teamId, previousId }: SigningStart,
  first: SigningDraft,
  signerOf: (patientId: string) => Signer,
) {
  const key = `signing ${teamId} ${previousId ?? ''}`
  const [draft, setDraft] = useState<SigningDraft>(() => draftOf(key) ?? first)
  const [submitted, setSubmitted] = useState<Submitted | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [changed, setChanged] = useState<readonly string[]>([])
  const write = useWrite(client.contract.submit.mutate)

  /** From what stands then, not from what was on the screen: two quick taps are two changes. */
  const change = (step: (draft: SigningDraft) => SigningDraft) => {
    setFailure(null)
    setDraft((before) => {
      const next = step(before)
      keepDraft(key, next)
      return next
    })
  }
  const submit = async () => {
    setFailure(null)
    try {
      setSubmitted(
        await write.mutateAsync({
          teamId,
          ...(previousId ? { previousId } : {}),
          ...toSubmit(draft, signerOf),
        }),
      )
      forgetDraft(key)
      void queryClient.invalidateQueries({ queryKey: api.contract.pathKey() })
    } catch (error) {
      const refused = failureOf(error)
      // Another text than the one that was read: nobody signs it unread (journeys E2 17).
      if (refused.kind === 'refused' && refused.code === 'agreement_changed') {
        void queryClient.invalidateQueries({ queryKey: api.contract.agreement.pathKey() })
        setChanged(changesIn(refused.facts))
        change((signed) =>
          signed.people.reduce(
            (all, patientId) => withPerson(all, patientId, { read: null, strokes: [] }),
            signed,
          ),
        )
      }
      setFailure(refused)
    }
  }
  return { draft, change, submit, isSending: write.isPending, submitted, failure, changed }
}

function changesIn({ changes }: RefusalFacts): readonly string[] {
  return Array.isArray(changes) ? changes.map(String) : []
}

function toSubmit(draft: SigningDraft, signerOf: (patientId: string) => Signer) {
  const { gridId, buildingId, people } = draft
  return {
    gridId,
    buildingId,
    address: draft.address.trim(),
    applications: people.map((patientId) => {
      const { packageIds, questionnaire, declaredGroups, read, consents, strokes, helperPhone } = personDraft(
        draft,
        patientId,
      )
      const isHelped = signerOf(patientId) === 'helper'
      return {
        patientId,
        packageIds: [...packageIds],
        questionnaire,
        declaredGroups: [...declaredGroups],
        agreementVersion: read?.version ?? '',
        agreementHash: read?.hash ?? '',
        consents,
        signature: isHelped
          ? null
          : strokes.map((stroke) => stroke.map(([x, y, at]): [number, number, number] => [x, y, at])),
        ...(isHelped && helperPhone !== '' ? { helperPhone } : {}),
      }
    }),
  }
}
