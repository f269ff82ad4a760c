import { useState } from 'react'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { errorMessage } from '../../api/error-messages'
import { failureSentence } from '../../api/failure-of'
import { choosePhoto } from '../../platform/file/choose-photo'
import { PAPER_PHOTO, sendPaper } from './send-paper'

/** Photographing papers one by one, each sent before the next; what went wrong is said, and nothing sent is lost. */
export function usePapers(patientId: string, onSent: (id: string, kind: ClaimDocument) => void) {
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
