import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { errorMessage } from '../../../api/error-messages'
import { serverAheadMs } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { useElderMode } from '../../../theme/elder-mode'
import { listedRefusal } from './listed-refusal'
import type { OfferedSlot } from './offered-slot'
import { RuleCard } from './rule-card'
import { ServerClock } from './server-clock'
import { SlotBoard } from './slot-board'
import { FOLDED_DAYS, SlotCalendar } from './slot-calendar'
import { isWaitable } from './slot-chip-of'
import type { SlotPick, Tapped } from './slot-pick'
import { halfDays, reasonsOfDay, refusalOfPerson } from './slots-of-day'
import { WhyRefused } from './why-refused'

export interface SlotChoiceProps {
  /** Everything that is offered here, of every doctor. */
  organizationId: string
  all: readonly OfferedSlot[]
  pick: SlotPick<OfferedSlot>
  tapped: Tapped
  today: LocalDate
  onTap: (tapped: Tapped) => void
  /** Waiting for a seat of a full slot; without it there is none here. */
  onWait?: ((slot: OfferedSlot) => void) | undefined
  /** Under the times: what else can be done with them. */
  children?: ReactNode
}

/** A day, its times, and why some of them cannot be had. */
export function SlotChoice({
  organizationId,
  all,
  pick,
  tapped,
  today,
  onTap,
  onWait,
  children,
}: SlotChoiceProps) {
  const { elder } = useElderMode()
  const [openId, setOpenId] = useState<string | null>(null)
  const [unfolded, setUnfolded] = useState(false)
  const isAmongFirst = pick.days.findIndex((day) => day.date === pick.day) < FOLDED_DAYS
  const folded = elder && !unfolded && isAmongFirst
  const ofPerson = refusalOfPerson(pick.slots)
  const shownId = pick.lost?.id ?? openId
  const shown = pick.slots.find(({ id }) => id === shownId)
  const reasons = reasonsOfDay(pick.slots, [shown?.refusal, ofPerson])
  const canWait = (slot: OfferedSlot) => onWait !== undefined && isWaitable(slot, all)
  /** What somebody tapped and lost a moment ago is told as it happened. */
  const sentenceOf = (slot: OfferedSlot) => {
    const { id, refusal } = slot
    if (!refusal) return ''
    if (id === pick.lost?.id) return errorMessage(refusal.code, refusal.facts)
    return listedRefusal(refusal, canWait(slot))
  }
  const take = (slot: OfferedSlot) => {
    setOpenId(null)
    onTap({ practitionerId: slot.practitionerId, day: slot.day, slotId: slot.id })
  }
  return (
    <>
      {!elder && <ServerClock serverAheadMs={serverAheadMs()} plain={false} />}
      <SlotCalendar
        days={pick.days}
        selected={pick.day}
        folded={folded}
        onSelect={(day) => onTap({ ...tapped, day, slotId: null })}
      />
      {ofPerson && (
        <Note tone="wait" announced>
          {errorMessage(ofPerson.code, ofPerson.facts)}
        </Note>
      )}
      {!elder && <VisitLength slots={pick.slots} />}
      <SlotBoard
        halves={halfDays(pick.slots)}
        today={today}
        elder={elder}
        chosenId={pick.chosen?.id ?? null}
        openId={shownId}
        sentenceOf={sentenceOf}
        onTap={(slot) => (slot.bookable ? take(slot) : setOpenId(slot.id === openId ? null : slot.id))}
        all={all}
        onWait={onWait}
      />
      {children}
      {folded && <Button label="看别的天" kind="secondary" onTap={() => setUnfolded(true)} />}
      {elder && <VisitLength slots={pick.slots} />}
      {elder && <ServerClock serverAheadMs={serverAheadMs()} plain />}
      <WhyRefused
        reasons={reasons}
        sentenceOf={(refusal) => listedRefusal(refusal, pick.slots.some(canWait))}
      />
      <RuleCard organizationId={organizationId} />
    </>
  )
}

/** A slot's length is shared by its seats (BK-04). */
function VisitLength({ slots }: { slots: readonly OfferedSlot[] }) {
  const [slot] = slots
  if (!slot) return <Text className="t-sub inset">这一天没有门诊。看看别的天。</Text>
  const minutes = Math.round((Date.parse(slot.end) - Date.parse(slot.start)) / 60_000 / slot.capacity)
  return <View className="t-cap inset">每人约 {minutes} 分钟，请提前 10 分钟到</View>
}
