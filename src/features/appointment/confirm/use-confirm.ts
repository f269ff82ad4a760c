import { useUnload } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { client, waits } from '../../../api/client'
import { failureOf } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { choosePatient } from '../../../platform/kept/chosen-patient'
import { newId } from '../../../platform/network/new-id'
import { openSuccess, replaceConfirm } from '../doors'
import { refreshAppointments } from '../use-appointments'
import { useOneAtATime } from './one-at-a-time'
import { forgetVisitDraft, keepVisitDraft } from './visit-draft'
import { type VisitWords, visitReason } from './visit-reason'

interface Hold {
  readonly id: string
  readonly slotId: string
  readonly patientId: string
}

/** What went wrong with the last tap, and for which seat. */
export interface ConfirmProblem {
  readonly slotId: string
  readonly error: unknown
}

/**
 * The acts of the confirm page. Leaving the page gives the seat back at once; a killed app cannot, so there the hold
 * simply runs out. A booking that was sent and not answered is sent again under its first key.
 */
export function useConfirm(hold: Hold, words: VisitWords) {
  const book = useWrite(client.appointment.book.mutate)
  const holdSlot = useWrite(client.appointment.hold.mutate)
  const [problem, setProblem] = useState<ConfirmProblem | null>(null)
  const [runOut, setRunOut] = useState(false)
  const releaseOnLeave = useReleaseOnLeave(hold.id)
  const oneAtATime = useOneAtATime()

  const confirm = async () => {
    setProblem(null)
    releaseOnLeave(false)
    try {
      const reason = visitReason(words)
      const { id } = await book.mutateAsync({
        slotId: hold.slotId,
        patientId: hold.patientId,
        holdId: hold.id,
        ...(reason ? { reason } : {}),
      })
      forgetVisitDraft()
      openSuccess(id)
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'refused') releaseOnLeave(true)
      if (failure.kind === 'refused' && failure.code === 'hold_expired') setRunOut(true)
      else setProblem({ slotId: hold.slotId, error })
    }
    refreshAppointments()
  }

  /** The same seat once more, another time, or the same seat for somebody else. @returns the refusal, if any. */
  const holdAgain = async (slotId: string, patientId: string): Promise<unknown> => {
    try {
      const { holdId } = await holdSlot.mutateAsync({ slotId, patientId })
      releaseOnLeave(false)
      keepVisitDraft(patientId, words)
      choosePatient(patientId)
      replaceConfirm(holdId)
      return null
    } catch (error) {
      return waits.hasLeft(error) ? null : error
    } finally {
      refreshAppointments()
    }
  }

  return {
    confirm,
    holdAgain: (slotId: string, patientId: string) => oneAtATime(() => holdAgain(slotId, patientId)),
    problem,
    setProblem,
    runOut,
    endHold: () => setRunOut(true),
    busy: book.isPending || holdSlot.isPending,
  }
}

/** @returns says whether the hold is still ours to give back; no longer once it became a booking, or may have. */
function useReleaseOnLeave(holdId: string): (release: boolean) => void {
  const release = useRef(true)
  useUnload(() => {
    if (!release.current) return
    client.appointment.release.mutate({ holdId, idempotencyKey: newId() }).then(
      refreshAppointments,
      () => undefined, // Already expired, replaced or unreachable: it runs out by itself.
    )
  })
  return (ours) => {
    release.current = ours
  }
}
