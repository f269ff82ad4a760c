import { View } from '@tarojs/components'
import { tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './switch.scss'

export interface SwitchProps {
  /** What it turns on and off; the words beside it are read from here. */
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <View
      className={classNames('switch', on && 'switch--on')}
      {...tappable(() => onChange(!on), {
        role: 'switch',
        label: `${label}，${on ? '已打开' : '已关上'}`,
        checked: on,
      })}
    >
      <View className="switch__knob" />
    </View>
  )
}
