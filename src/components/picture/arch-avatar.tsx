import { Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon } from './icon'
import './arch-avatar.scss'

/** Fixed for each member of the family, never their only mark; `doctor` is the practitioners' one colour. */
export type PersonTint = 'p1' | 'p2' | 'p3' | 'p4' | 'doctor'

export interface ArchAvatarProps {
  /** The last character of the name. */
  letter: string
  tint: PersonTint
  /** 26×28 beside a booking, 40×44, 56×62. */
  size?: 'xs' | 'm' | 'l'
}

/** People stand in doorways. The name is always written beside it, so that screen readers skip it. */
export function ArchAvatar({ letter, tint, size = 'm' }: ArchAvatarProps) {
  return (
    <View className={classNames('arch', `arch--${size}`, `arch--${tint}`)} {...spoken({ hidden: true })}>
      <Text>{letter}</Text>
    </View>
  )
}

/** The empty doorway for somebody who is not in the family yet. */
export function EmptyArch() {
  return (
    <View className="arch arch--m arch--empty" {...spoken({ hidden: true })}>
      <Icon name="plus" size="s" />
    </View>
  )
}
