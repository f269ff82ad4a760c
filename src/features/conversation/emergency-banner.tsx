import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Icon } from '../../components/picture/icon'
import { callAmbulance } from '../../platform/wechat/phone-call'
import { navGeometry } from '../../theme/nav-geometry'
import './emergency-banner.scss'

/** 120 first: stays above everything that is written while something in it reads like an emergency (journeys E2 38). */
export function EmergencyBanner({ words }: { words: string }) {
  const { statusBarPx, rowPx } = navGeometry()
  return (
    <View
      className="emergency-banner"
      style={`top:${statusBarPx + rowPx}px`}
      {...spoken({ role: 'alert', live: 'polite' })}
    >
      <View className="line line--top">
        <Icon name="alert" />
        <Text className="grow t-strong">{words}</Text>
      </View>
      <View className="mt3">
        <Button kind="danger" icon="phone" label="打 120" onTap={callAmbulance} />
      </View>
    </View>
  )
}
