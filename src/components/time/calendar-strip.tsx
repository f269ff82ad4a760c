import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './calendar-strip.scss'

export interface CalendarDay {
  /** YYYY-MM-DD */
  date: string
  /** 今天, 周三 … */
  weekday: string
  /** Day of the month. */
  day: string
  /** 剩 9, 停诊, 未放号 … */
  note: string
  /** Nothing to take that day; it can still be opened, to read why. */
  off?: boolean
}

export interface CalendarStripProps {
  days: readonly CalendarDay[]
  selected: string
  onSelect: (date: string) => void
}

/** Seven days a line, four in elder mode; fourteen days are two lines. */
export function CalendarStrip({ days, selected, onSelect }: CalendarStripProps) {
  return (
    <View className="calendar" {...spoken({ role: 'group', label: '日期' })}>
      {days.map((day) => (
        <View
          key={day.date}
          className={classNames(
            'calendar__day',
            day.date === selected && 'calendar__day--on',
            day.off && 'calendar__day--off',
          )}
          hoverClass="pressed"
          {...tappable(() => onSelect(day.date), {
            label: `${day.weekday}${day.day}号，${day.note}`,
            pressed: day.date === selected,
          })}
        >
          <Text>{day.weekday}</Text>
          <Text className="calendar__number">{day.day}</Text>
          <Text>{day.note}</Text>
        </View>
      ))}
    </View>
  )
}
