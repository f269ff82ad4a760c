import { Text, View } from '@tarojs/components'
import { Illustration } from '../picture/illustration'

/** Under stored content: nobody has to keep tapping. */
export function OfflineFoot() {
  return (
    <View className="stack t-center" style="align-items:center">
      <Illustration name="offline" />
      <Text className="t-sub">有网了会自己更新，不用一直点</Text>
    </View>
  )
}
