import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './chips.scss'

export interface Chip<Value extends string> {
  value: Value
  label: string
  icon?: IconName
}

export interface ChipsProps<Value extends string> {
  /** What the choice is about; for screen readers. */
  label: string
  chips: readonly Chip<Value>[]
  /** One value, or several when any number may be on. */
  selected: Value | undefined | readonly Value[]
  onToggle: (value: Value) => void
}

export function Chips<Value extends string>({ label, chips, selected, onToggle }: ChipsProps<Value>) {
  const on = (value: Value) =>
    typeof selected === 'string' ? selected === value : (selected ?? []).includes(value)
  return (
    <View className="chips" {...spoken({ role: 'group', label })}>
      {chips.map((chip) => (
        <View
          key={chip.value}
          className={classNames('chip', on(chip.value) && 'chip--on')}
          hoverClass="pressed"
          {...tappable(() => onToggle(chip.value), { label: chip.label, pressed: on(chip.value) })}
        >
          <Text>{chip.label}</Text>
          {chip.icon && <Icon name={chip.icon} size="xs" />}
        </View>
      ))}
    </View>
  )
}
