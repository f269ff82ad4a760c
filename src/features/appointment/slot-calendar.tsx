import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { CalendarStrip } from '../../components/calendar-strip'
import { Card } from '../../components/card'
import type { SlotDay } from './slot-days'
import './slot-calendar.scss'

export interface SlotCalendarProps {
  days: readonly SlotDay[]
  selected: string
  elder: boolean
  onSelect: (date: string) => void
}

/** One line of elder mode's calendar. */
const ELDER_DAYS = 4

/** Fourteen days; in elder mode the first four and a button, so that the times stay on the screen. */
export function SlotCalendar({ days, selected, elder, onSelect }: SlotCalendarProps) {
  const [all, setAll] = useState(false)
  const isAmongFirst = days.findIndex((day) => day.date === selected) < ELDER_DAYS
  const folded = elder && !all && isAmongFirst
  return (
    <>
      <Card flush>
        <View className="slot-calendar">
          <CalendarStrip
            days={folded ? days.slice(0, ELDER_DAYS) : days}
            selected={selected}
            onSelect={onSelect}
          />
        </View>
      </Card>
      {folded && <Button label="看别的天" kind="secondary" onTap={() => setAll(true)} />}
    </>
  )
}
