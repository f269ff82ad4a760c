import { Text, View } from '@tarojs/components'
import { useElderMode } from '../../theme/elder-mode'
import { Button } from '../action/button'
import { Card } from '../content/card'

/** Shown once to somebody whose phone text is already large; draws nothing otherwise. */
export function ElderModeOffer() {
  const { offered, setElder } = useElderMode()
  if (!offered) return null
  return (
    <Card>
      <Text className="t-strong">你的手机字比较大，要打开长辈模式吗？</Text>
      <View className="t-sub mt1">字大、按钮大，随时能在“我的”里关上。</View>
      <View className="line mt3">
        <Button label="不用" kind="tonal" size="medium" width="grow" onTap={() => setElder(false)} />
        <Button label="打开" kind="secondary" size="medium" width="grow" onTap={() => setElder(true)} />
      </View>
    </Card>
  )
}
