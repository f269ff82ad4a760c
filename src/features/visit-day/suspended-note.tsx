import { Text, View } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'

/** BK-16: the doctor stopped. Not the family's fault, nothing counts against them, and another time is one tap away. */
export function SuspendedNote({ onReschedule }: { onReschedule: (() => void) | undefined }) {
  return (
    <Card>
      <Text className="t-lead">医生这一节停诊了</Text>
      <View className="t-2 mt1">
        不是你的问题，不算爽约，付过的挂号费全部退回。可以换别的时间或别的医生；满了的号点一下排候补，你排在前面。
      </View>
      {onReschedule && (
        <View className="mt3">
          <Button label="改到别的时间" onTap={onReschedule} />
        </View>
      )}
    </Card>
  )
}
