import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { refreshAppointments } from '../use-appointments'

export interface Cancelling<Visit> {
  /** The visit whose sheet is open. */
  readonly asking: Visit | null
  readonly ask: (visit: Visit) => void
  readonly close: () => void
  readonly confirm: () => Promise<void>
  /** Why the cancellation did not happen. */
  readonly problem: string | null
  readonly busy: boolean
}

/** Cancelling: first a sheet that says what it costs, then the act. */
export function useCancel<Visit extends { readonly id: string }>(): Cancelling<Visit> {
  const [asking, setAsking] = useState<Visit | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const cancel = useWrite(client.appointment.cancel.mutate)

  const close = () => {
    setAsking(null)
    setProblem(null)
  }
  const confirm = async () => {
    if (!asking) return
    try {
      await cancel.mutateAsync({ id: asking.id })
      close()
    } catch (error) {
      setProblem(failureSentence(error))
    }
    refreshAppointments()
  }
  return { asking, ask: setAsking, close, confirm, problem, busy: cancel.isPending }
}
