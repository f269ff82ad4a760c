import { Text, View } from '@tarojs/components'
import { tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import '../content/row.scss'
import './check-row.scss'

export interface CheckRowProps {
  title: string
  icon?: IconName
  sub?: string
  checked: boolean
  /** Shown greyed under the title: why this one cannot be ticked. */
  disabledReason?: string
  onChange: (checked: boolean) => void
}

/** A Row with a tick box; the whole row is the target. */
export function CheckRow({ title, icon, sub, checked, disabledReason, onChange }: CheckRowProps) {
  const dead = disabledReason !== undefined
  const under = disabledReason ?? sub
  return (
    <View
      className={classNames('row', 'check-row', icon && 'row--icon')}
      hoverClass={dead ? 'none' : 'row--pressed'}
      {...tappable(() => !dead && onChange(!checked), {
        role: 'checkbox',
        label: under ? `${title}，${under}` : title,
        checked,
        disabled: dead,
      })}
    >
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__text">
        <Text className="row__title">{title}</Text>
        {under && <Text className="row__sub">{under}</Text>}
      </View>
      <View className={classNames('check-box', checked && 'check-box--on', dead && 'check-box--dead')}>
        {checked && <Icon name="check" size="s" />}
      </View>
    </View>
  )
}
