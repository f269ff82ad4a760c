import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './segment.scss'

export interface SegmentProps<Value extends string> {
  label: string
  parts: readonly { value: Value; label: string }[]
  selected: Value
  onSelect: (value: Value) => void
}

/** Two to four views of the same thing. */
export function Segment<Value extends string>({ label, parts, selected, onSelect }: SegmentProps<Value>) {
  return (
    <View className="segment" {...spoken({ role: 'group', label })}>
      {parts.map((part) => (
        <View
          key={part.value}
          className={classNames('segment__part', part.value === selected && 'segment__part--on')}
          hoverClass="pressed"
          {...tappable(() => onSelect(part.value), { label: part.label, pressed: part.value === selected })}
        >
          <Text>{part.label}</Text>
        </View>
      ))}
    </View>
  )
}
