import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon } from '../picture/icon'
import './chips.scss'
import './finding-chips.scss'

export interface FindingChipsProps<Value extends string> {
  /** What was looked at, in words; for screen readers. */
  label: string
  findings: readonly { readonly value: Value; readonly normalZh: string; readonly abnormalZh: string }[]
  /** Those that are not normal. */
  abnormal: readonly Value[]
  onToggle: (value: Value) => void
}

/** What was examined: everything stands as normal until a tap says otherwise. Colour, icon and words change together. */
export function FindingChips<Value extends string>({
  label,
  findings,
  abnormal,
  onToggle,
}: FindingChipsProps<Value>) {
  return (
    <View className="chips" {...spoken({ role: 'group', label })}>
      {findings.map(({ value, normalZh, abnormalZh }) => {
        const isAbnormal = abnormal.includes(value)
        const words = isAbnormal ? abnormalZh : normalZh
        return (
          <View
            key={value}
            className={classNames('chip', isAbnormal ? 'chip--abnormal' : 'chip--on')}
            hoverClass="pressed"
            {...tappable(() => onToggle(value), { label: words, pressed: isAbnormal })}
          >
            {isAbnormal && <Icon name="alert" size="xs" />}
            <Text>{words}</Text>
          </View>
        )
      })}
    </View>
  )
}
