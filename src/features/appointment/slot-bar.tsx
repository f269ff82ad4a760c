import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { client } from '../../api/client'
import { useFamily } from '../../api/use-family'
import { useWrite } from '../../api/use-write'
import { BottomBar } from '../../components/bottom-bar'
import { Button } from '../../components/button'
import { useElderMode } from '../../theme/elder-mode'
import { feeInWords, startInWords } from './appointment-words'
import { openAddMember, openConfirm, openLogin, openSuccess } from './doors'
import { HoldProblem } from './hold-problem'
import { type OfferedSlot, timeOf } from './offered-slot'
import type { SlotPick } from './slot-pick'
import { refreshAppointments } from './use-appointments'

interface PricedSlot extends OfferedSlot {
  readonly feeFen: number
}

export interface SlotBarProps {
  pick: SlotPick<PricedSlot>
  all: readonly PricedSlot[]
  patientId: string | undefined
  /** Moving this appointment instead of making a new one. */
  rescheduleId: string | undefined
  today: LocalDate
  /** What is shown is stored content: nothing can be locked. */
  offline: boolean
}

/** What is chosen and the one button: lock the seat, or move the visit there. */
export function SlotBar({ pick, all, patientId, rescheduleId, today, offline }: SlotBarProps) {
  const { elder } = useElderMode()
  const { isLoggedIn, people } = useFamily()
  const [problem, setProblem] = useState<{ wanted: OfferedSlot; error: unknown } | null>(null)
  const hold = useWrite(client.appointment.hold.mutate)
  const move = useWrite(client.appointment.reschedule.mutate)
  const busy = hold.isPending || move.isPending

  const take = async (wanted: OfferedSlot) => {
    if (!isLoggedIn) return openLogin()
    if (!patientId) return openAddMember()
    try {
      if (rescheduleId) {
        const { id } = await move.mutateAsync({ id: rescheduleId, slotId: wanted.id })
        openSuccess(id, 'moved')
      } else {
        const { holdId } = await hold.mutateAsync({ slotId: wanted.id, patientId })
        setProblem(null)
        openConfirm(holdId)
      }
    } catch (error) {
      setProblem({ wanted, error })
    }
    refreshAppointments()
  }

  const { chosen, lost } = pick
  const name = people.kind === 'ready' ? people.answer.find(({ id }) => id === patientId)?.name : undefined
  const action = rescheduleId ? '改到这个时间' : elder ? '就要这个' : '锁定这个号'
  const dead = deadReason(lost, chosen, offline)
  return (
    <>
      <BottomBar
        summary={
          chosen && (
            <View className="stack">
              <Text className="t-strong t-digits">
                {name ? `${name} · ` : ''}
                {startInWords(chosen.start, today)}
              </Text>
              <Text className="t-cap">
                {chosen.practitionerName} · 挂号费 {feeInWords(chosen.feeFen)}
              </Text>
            </View>
          )
        }
      >
        <Button
          label={action}
          busy={busy}
          {...(dead ? { disabledReason: dead } : {})}
          onTap={() => chosen && void take(chosen)}
        />
      </BottomBar>
      <HoldProblem
        problem={problem}
        slots={all}
        today={today}
        takingId={busy ? (problem?.wanted.id ?? 'any') : undefined}
        onTake={(slot) => void take(slot)}
        onClose={() => setProblem(null)}
      />
    </>
  )
}

/** A dead button says why it is dead. */
function deadReason(
  lost: OfferedSlot | null,
  chosen: OfferedSlot | null,
  offline: boolean,
): string | undefined {
  if (offline) return '有网了才能锁号'
  if (lost) return `${timeOf(lost.start)} 没有了，另选一个`
  return chosen ? undefined : '这一天没有能约的'
}
