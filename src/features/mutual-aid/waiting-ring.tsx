import { Text } from '@tarojs/components'
import { Ring } from '../../components/content/ring'

export interface WaitingRingProps {
  daysLeft: number
  daysTotal: number
}

/** How many days of the waiting time are left, in a ring that fills as they pass. */
export function WaitingRing({ daysLeft, daysTotal }: WaitingRingProps) {
  return (
    <Ring on="arch" percent={daysTotal === 0 ? 100 : ((daysTotal - daysLeft) * 100) / daysTotal}>
      <Text className="t-num">{daysLeft}</Text>
      <Text className="t-sub">天后</Text>
    </Ring>
  )
}
