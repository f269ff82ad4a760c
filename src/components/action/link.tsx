import { Text, View } from '@tarojs/components'
import { tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './link.scss'

export interface LinkProps {
  label: string
  /** Body is 15, sub is 13. */
  size?: 'body' | 'sub'
  /** Before the words. */
  icon?: IconName
  /** A small › after the words: this opens another screen. */
  opens?: boolean
  spokenLabel?: string
  onTap: () => void
}

/** Words that can be tapped; an invisible margin makes them 44 high (60 in elder mode). */
export function Link({ label, size = 'sub', icon, opens, spokenLabel, onTap }: LinkProps) {
  return (
    <View
      className={classNames('link', `link--${size}`)}
      hoverClass="pressed"
      {...tappable(onTap, { role: 'link', label: spokenLabel ?? label })}
    >
      {icon && <Icon name={icon} size="s" />}
      <Text>{label}</Text>
      {opens && <Icon name="right" size="xs" />}
    </View>
  )
}
