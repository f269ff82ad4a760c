import { useState } from 'react'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { type ClaimForm, firstForm, toSubmit } from './claim-form'
import { type Prepared, useClaimWrite } from './use-claims'
import { usePapers } from './use-papers'

/** A claim that is being written: kept at the server at each step, so that a killed program loses nothing. */
export function useClaimForm(patientId: string, prepared: Prepared) {
  const [form, setForm] = useState<ClaimForm>(() => keptForm(prepared) ?? firstForm(prepared))
  const saving = useClaimWrite(client.claim.saveDraft.mutate)
  const sending = useClaimWrite(client.claim.submit.mutate)
  const papers = usePapers(patientId, (id, kind) =>
    setForm((before) => ({ ...before, papers: [...before.papers, { id, kind }] })),
  )
  return {
    form,
    papers,
    change: (step: Partial<ClaimForm>) => setForm((before) => ({ ...before, ...step })),
    /** A draft that cannot be kept now is kept at the next step: nobody is stopped by it. */
    keep: () =>
      saving.mutate({ patientId, content: JSON.parse(JSON.stringify(form)) as Record<string, never> }),
    submit: (onSent: (id: string) => void) =>
      sending.mutate(toSubmit(patientId, form, prepared.visit), {
        onSuccess: ({ id }) => onSent(id),
      }),
    isSending: sending.isPending,
    problem: sending.error ? failureSentence(sending.error) : null,
  }
}

/** A form of an older version of this program is begun anew rather than read wrongly. */
function keptForm({ draft }: Prepared): ClaimForm | null {
  const content = draft?.content as Partial<ClaimForm> | undefined
  const isOfToday = content && content.admittedTime !== undefined && Array.isArray(content.papers)
  return isOfToday && content.invoices?.every(({ patientName }) => patientName !== undefined)
    ? (content as ClaimForm)
    : null
}
