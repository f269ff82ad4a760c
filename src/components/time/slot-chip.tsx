import { Text, View } from '@tarojs/components'
import { tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './slot-chip.scss'

export interface SlotChipProps {
  /** `08:20` */
  time: string
  /** Refused chips stay tappable: the sentence opens under their row. */
  state: 'free' | 'chosen' | 'waitable' | 'refused'
  /** 剩 2 · 已选 · 剩 4 · 满 · 可候补 · 转诊预留 … */
  label: string
  /** The refused chip whose sentence is open. */
  open?: boolean
  /** 「8点20，剩4个号，已选」 */
  spokenLabel: string
  onTap: () => void
}

const iconOf: Partial<Record<SlotChipProps['state'], IconName>> = {
  chosen: 'check',
  waitable: 'bell',
  refused: 'lock',
}

/** One bookable time: 60 high and three a row; in elder mode 72 high and one a row. */
export function SlotChip({ time, state, label, open, spokenLabel, onTap }: SlotChipProps) {
  const icon = iconOf[state]
  return (
    <View
      className={classNames('slot', `slot--${state}`, open && 'slot--open')}
      hoverClass="slot--pressed"
      {...tappable(onTap, { label: spokenLabel, pressed: state === 'chosen' })}
    >
      <Text className="slot__time">{time}</Text>
      <View className="slot__state">
        {icon && <Icon name={icon} size="xs" />}
        <Text>{label}</Text>
      </View>
    </View>
  )
}
