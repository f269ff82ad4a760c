import { Text, View } from '@tarojs/components'
import { localTimeOf } from '#domain/kernel/time'
import { serverAheadMs } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { CountdownRing } from '../../components/time/countdown-ring'
import type { ImmunizationView } from './immunization-view'

export interface ObservationCardProps {
  observation: NonNullable<ImmunizationView['observation']>
  onEnd: () => void
}

/** Half an hour after a dose: until when to stay, and what to say if something is wrong. */
export function ObservationCard({
  observation: { until, minutes, vaccineNames },
  onEnd,
}: ObservationCardProps) {
  return (
    <Card tone="lamp">
      <View className="line">
        <CountdownRing
          endsAt={until}
          fullSeconds={minutes * 60}
          serverAheadMs={serverAheadMs()}
          label="留观"
          onEnd={onEnd}
        />
        <View className="grow">
          <Text className="t-lead">留观到 {localTimeOf(new Date(until))}</Text>
          <View className="t-sub">{vaccineNames.join('、')}打好了，先在留观区坐一会儿。</View>
          <View className="t-sub">孩子出疹子、喘、没精神，马上叫护士。</View>
        </View>
      </View>
    </Card>
  )
}
