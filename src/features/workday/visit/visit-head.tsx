import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { runningTime } from '../queue/running-time'
import { useRunningSeconds } from '../queue/use-running-seconds'

export interface VisitHeadProps {
  patient: { readonly sex: Sex; readonly age: string }
  /** What the family wrote at booking. */
  reason: string | null
  /** When the visit began, ISO. */
  startedAt: string | null
}

/** Who is in the room and how long it has taken. */
export function VisitHead({ patient, reason, startedAt }: VisitHeadProps) {
  const seconds = useRunningSeconds(startedAt)
  return (
    <Card>
      <View className="line line--between">
        <View className="grow stack">
          <Text className="t-strong">
            {SEX_NAMES_ZH[patient.sex]} · {patient.age}
          </Text>
          <Text className="t-sub">{reason ? `家长写：${reason}` : '家长没有写什么'}</Text>
        </View>
        {seconds !== null && (
          <View className="t-right" {...spoken({ role: 'timer', label: '用时', live: 'off' })}>
            <View className="t-h2 t-digits t-primary">{runningTime(seconds)}</View>
            <View className="t-cap">用时</View>
          </View>
        )}
      </View>
    </Card>
  )
}
