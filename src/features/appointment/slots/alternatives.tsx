import { Text, View } from '@tarojs/components'
import { nearestAlternatives } from '#domain/appointment/alternatives'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { type OfferedSlot, timeOf } from './offered-slot'

export interface AlternativesProps {
  /** Why it could not, in a sentence. */
  why: string
  /** What could not be had. */
  wanted: OfferedSlot
  /** Everything that is offered here. */
  slots: readonly OfferedSlot[]
  today: LocalDate
  onTake: (slot: OfferedSlot) => void
  /** Nothing else can be taken while one is being held. */
  busy?: boolean
  /** Where one can wait for a seat of this slot. */
  onWait?: (() => void) | undefined
}

/** A refusal never ends the road: the two nearest times stand under it, one tap away (journeys E1 1). */
export function Alternatives(props: AlternativesProps) {
  const { why, wanted, slots, today, onTake, busy = false, onWait } = props
  const alternatives = nearestAlternatives(slots, wanted)
  return (
    <Note tone="paper" announced>
      <Text className="t-2">{why}</Text>
      {alternatives.length > 0 && (
        <View className="line line--wrap line--elder-stack mt2">
          {alternatives.map((slot) => (
            <Button
              key={slot.id}
              label={`${whenInWords(slot, wanted, today)}${doctorIfOther(slot, wanted)} · 剩 ${slot.free}`}
              kind="tonal"
              size="medium"
              width="words"
              busy={busy}
              onTap={() => onTake(slot)}
            />
          ))}
        </View>
      )}
      {onWait && (
        <View className="line mt2">
          <Button label="等别人退号" kind="secondary" size="medium" width="words" onTap={onWait} />
        </View>
      )}
    </Note>
  )
}

/** On the same day the time says enough. */
function whenInWords(slot: OfferedSlot, wanted: OfferedSlot, today: LocalDate): string {
  return slot.day === wanted.day ? timeOf(slot.start) : momentInWords(new Date(slot.start), today)
}

function doctorIfOther(slot: OfferedSlot, wanted: OfferedSlot): string {
  return slot.practitionerId === wanted.practitionerId ? '' : ` ${slot.practitionerName}`
}
