import { Text, View } from '@tarojs/components'
import { Switch } from '../../../components/field/switch'

export interface RestrictedSwitchProps {
  /** What is kept from others: 这份报告 */
  what: string
  on: boolean
  onChange: (on: boolean) => void
}

/** 保密: what harms when the wrong person reads it, and who will read it then (journeys E3 28). */
export function RestrictedSwitch({ what, on, onChange }: RestrictedSwitchProps) {
  return (
    <View className="line line--between">
      <View className="grow stack">
        <Text className="t-strong">保密</Text>
        <Text className="t-sub">
          打开后，{what}只有本人、监护人和这里的医护看得到；别的机构、受托带孩子的人看不到。
        </Text>
      </View>
      <Switch label={`保密，${what}`} on={on} onChange={onChange} />
    </View>
  )
}
