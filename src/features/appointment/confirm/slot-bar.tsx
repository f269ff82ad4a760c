import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { useFamily } from '../../../api/use-family'
import { Button } from '../../../components/action/button'
import { BottomBar } from '../../../components/page/bottom-bar'
import { useElderMode } from '../../../theme/elder-mode'
import { feeInWords, startInWords } from '../booked/appointment-words'
import { type OfferedSlot, timeOf } from '../slots/offered-slot'
import type { SlotPick } from '../slots/slot-pick'
import { HoldProblem } from './hold-problem'
import { useTakeSeat } from './use-take-seat'

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
  const { take, problem, forget, busy } = useTakeSeat({ patientId, rescheduleId })
  const { chosen } = pick
  const dead = deadReason(pick, offline, rescheduleId !== undefined)
  const action = rescheduleId ? '改到这个时间' : elder ? '就要这个' : '锁定这个号'
  return (
    <>
      <BottomBar summary={chosen && <Chosen slot={chosen} patientId={patientId} today={today} />}>
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
        busy={busy}
        onTake={(slot) => void take(slot)}
        onClose={forget}
      />
    </>
  )
}

interface ChosenProps {
  slot: PricedSlot
  patientId: string | undefined
  today: LocalDate
}

function Chosen({ slot, patientId, today }: ChosenProps) {
  const { people } = useFamily()
  const face = people.kind === 'ready' ? people.answer.find(({ id }) => id === patientId) : undefined
  return (
    <View className="stack">
      <Text className="t-strong t-digits">
        {face ? `${face.name} · ` : ''}
        {startInWords(slot.start, today)}
      </Text>
      <Text className="t-cap">
        {slot.practitionerName} · 挂号费 {feeInWords(slot.feeFen)}
      </Text>
    </View>
  )
}

/** A dead button says why it is dead. */
function deadReason(
  { lost, chosen, slots }: SlotPick<OfferedSlot>,
  offline: boolean,
  isMoving: boolean,
): string | undefined {
  if (offline) return isMoving ? '有网了才能改' : '有网了才能锁号'
  if (lost) return `${timeOf(lost.start)} 没有了，另选一个`
  if (chosen) return undefined
  return slots.some(({ bookable }) => bookable) ? '点一个新的时间' : '这一天没有能约的'
}
