import { useState } from 'react'
import type { ClaimDocument } from '#domain/mutual-aid/claim-document'
import { client } from '../../api/client'
import { errorMessage } from '../../api/error-messages'
import { failureSentence } from '../../api/failure-of'
import { choosePhoto } from '../../platform/choose-photo'
import { type ClaimForm, firstForm, toSubmit } from './claim-form'
import { PAPER_PHOTO, sendPaper } from './send-paper'
import { type Prepared, useClaimWrite } from './use-claims'

/** A claim that is being written: kept at the server at each step, so that a killed program loses nothing. */
export function useClaimForm(patientId: string, prepared: Prepared) {
  const [form, setForm] = useState<ClaimForm>(() => keptForm(prepared) ?? firstForm(prepared))
  const [draftId, setDraftId] = useState(prepared.draft?.id)
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
      saving.mutate(
        { patientId, content: JSON.parse(JSON.stringify(form)) as Record<string, never> },
        { onSuccess: ({ id }) => setDraftId(id) },
      ),
    isKept: saving.isSuccess,
    submit: (onSent: (id: string) => void) =>
      sending.mutate(toSubmit(patientId, prepared.patientName, form, draftId), {
        onSuccess: ({ id }) => onSent(id),
      }),
    isSending: sending.isPending,
    problem: sending.error ? failureSentence(sending.error) : null,
  }
}

/** A form of an older version of this program is begun anew rather than read wrongly. */
function keptForm({ draft }: Prepared): ClaimForm | null {
  const content = draft?.content as Partial<ClaimForm> | undefined
  return content && Array.isArray(content.invoices) && Array.isArray(content.papers)
    ? (content as ClaimForm)
    : null
}

function usePapers(patientId: string, onSent: (id: string, kind: ClaimDocument) => void) {
  const [busyKind, setBusyKind] = useState<ClaimDocument | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (kind: ClaimDocument): Promise<void> => {
    setProblem(null)
    const photo = await choosePhoto(PAPER_PHOTO)
    if (photo === null) return
    if (photo === 'too-large') return setProblem(errorMessage('picture_too_large', {}))
    if (photo === 'unreadable') return setProblem(errorMessage('picture_unreadable', {}))
    setBusyKind(kind)
    try {
      onSent(await sendPaper({ patientId, kind, photo }), kind)
    } catch (error) {
      setProblem(failureSentence(error))
    } finally {
      setBusyKind(null)
    }
  }
  return { add, busyKind, problem }
}
