import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import './success-door.scss'

/** Opens once when a booking is made. */
export function SuccessDoor() {
  return (
    <View className="success-door" {...spoken({ hidden: true })}>
      <View className="success-door__leaf" />
    </View>
  )
}
