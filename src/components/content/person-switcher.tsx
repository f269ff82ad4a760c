import { Text, View } from '@tarojs/components'
import { Link } from '../action/link'
import { ArchAvatar, type PersonTint } from '../picture/arch-avatar'
import './person-switcher.scss'

export interface PersonSwitcherProps {
  /** 小禾 · 1岁2个月 · 女 */
  title: string
  letter: string
  tint: PersonTint
  /** Allergies, or what was said before. */
  caption?: string
  /** 换人 or 修改; left out where the person can no longer change. */
  action?: string
  onAction?: () => void
}

/** Never act on a child without this in view. */
export function PersonSwitcher({
  title,
  letter,
  tint,
  caption,
  action = '换人',
  onAction,
}: PersonSwitcherProps) {
  return (
    <View className="person-switcher">
      <ArchAvatar letter={letter} tint={tint} />
      <View className="grow stack">
        <Text className="t-strong">{title}</Text>
        {caption && <Text className="t-cap">{caption}</Text>}
      </View>
      {onAction && <Link label={action} onTap={onAction} />}
    </View>
  )
}
