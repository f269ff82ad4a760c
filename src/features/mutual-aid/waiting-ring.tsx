import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility'
import './waiting-ring.scss'

export interface WaitingRingProps {
  daysLeft: number
  daysTotal: number
}

/** How many days of the waiting time are left. The sentence stands beside it, so that screen readers skip it. */
export function WaitingRing({ daysLeft, daysTotal }: WaitingRingProps) {
  const passed = daysTotal === 0 ? 100 : ((daysTotal - daysLeft) * 100) / daysTotal
  return (
    <View className="waiting-ring" {...spoken({ hidden: true })}>
      <View className="waiting-ring__track" style={`--share:${passed.toFixed(1)}%`} />
      <Text className="waiting-ring__days t-num">{daysLeft}</Text>
      <Text className="waiting-ring__days t-sub">天后</Text>
    </View>
  )
}
