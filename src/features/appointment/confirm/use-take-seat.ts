import { useUnload } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { client, waits } from '../../../api/client'
import { useFamily } from '../../../api/use-family'
import { useWrite } from '../../../api/use-write'
import { newId } from '../../../platform/network/new-id'
import { openAddMember, openConfirm, openLogin, openSuccess } from '../doors'
import type { OfferedSlot } from '../slots/offered-slot'
import { refreshAppointments } from '../use-appointments'
import { useOneAtATime } from './one-at-a-time'

interface For {
  readonly patientId: string | undefined
  /** Moving this appointment instead of holding a seat for a new one. */
  readonly rescheduleId: string | undefined
}

/** Taking a seat: log in, say for whom, then hold it or move the visit there. `problem` is what came between. */
export function useTakeSeat({ patientId, rescheduleId }: For) {
  const { isLoggedIn } = useFamily()
  const [problem, setProblem] = useState<{ wanted: OfferedSlot; error: unknown } | null>(null)
  const hold = useWrite(client.appointment.hold.mutate)
  const move = useWrite(client.appointment.reschedule.mutate)
  const oneAtATime = useOneAtATime()
  const hasLeft = useRef(false)
  useUnload(() => {
    hasLeft.current = true
  })

  const takeOne = async (wanted: OfferedSlot) => {
    if (!isLoggedIn) return openLogin()
    if (!patientId) return openAddMember()
    try {
      if (rescheduleId) {
        const { id } = await move.mutateAsync({ id: rescheduleId, slotId: wanted.id })
        openSuccess(id, 'moved')
      } else {
        const { holdId } = await hold.mutateAsync({ slotId: wanted.id, patientId })
        // Who went back while they stood in line wants it no more.
        if (hasLeft.current) return letGo(holdId)
        setProblem(null)
        openConfirm(holdId)
      }
    } catch (error) {
      if (!waits.hasLeft(error)) setProblem({ wanted, error })
    }
    refreshAppointments()
  }
  const take = (wanted: OfferedSlot) => oneAtATime(() => takeOne(wanted))
  return { take, problem, forget: () => setProblem(null), busy: hold.isPending || move.isPending }
}

/** Unreachable, it runs out by itself. */
function letGo(holdId: string): void {
  client.appointment.release
    .mutate({ holdId, idempotencyKey: newId() })
    .then(refreshAppointments, () => undefined)
}
