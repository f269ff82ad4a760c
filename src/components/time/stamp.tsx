import { Text, View } from '@tarojs/components'
import './stamp.scss'

export interface StampProps {
  /** `10月` */
  month: string
  /** `13` */
  day: string
  /** `周二`, or 今天 and 明天. */
  weekday: string
}

/** A day in a doorway. */
export function Stamp({ month, day, weekday }: StampProps) {
  return (
    <View className="stamp">
      <Text>{month}</Text>
      <Text className="stamp__day">{day}</Text>
      <Text>{weekday}</Text>
    </View>
  )
}
