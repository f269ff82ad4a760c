import { Text, View } from '@tarojs/components'
import { Card } from '../../components/content/card'
import { Switch } from '../../components/field/switch'
import { Icon } from '../../components/picture/icon'
import { useElderChoice } from './use-account-elder-mode'

export function ElderSwitch() {
  const { elder, choose } = useElderChoice()
  return (
    <Card>
      <View className="line line--wide">
        <Icon name="big" />
        <View className="grow stack">
          <Text className="t-strong">长辈模式</Text>
          <Text className="t-sub">字大、按钮大，一屏只做一件事</Text>
        </View>
        <Switch label="长辈模式" on={elder} onChange={choose} />
      </View>
    </Card>
  )
}
