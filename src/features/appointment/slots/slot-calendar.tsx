import { View } from '@tarojs/components'
import { Card } from '../../../components/content/card'
import { CalendarStrip } from '../../../components/time/calendar-strip'
import type { SlotDay } from './slot-days'
import './slot-calendar.scss'

export interface SlotCalendarProps {
  days: readonly SlotDay[]
  selected: string
  /** Only the first line of elder mode's calendar, so that the times stay on the screen. */
  folded: boolean
  onSelect: (date: string) => void
}

/** One line of elder mode's calendar. */
export const FOLDED_DAYS = 4

/** Fourteen days, each with what is left. */
export function SlotCalendar({ days, selected, folded, onSelect }: SlotCalendarProps) {
  return (
    <Card flush>
      <View className="slot-calendar">
        <CalendarStrip
          days={folded ? days.slice(0, FOLDED_DAYS) : days}
          selected={selected}
          onSelect={onSelect}
        />
      </View>
    </Card>
  )
}
