import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './tag.scss'

export interface TagProps {
  /** The word; a state is always colour, icon and word together (the table in design guide §8). */
  label: string
  tone: 'ok' | 'wait' | 'info' | 'bad' | 'mute' | 'primary' | 'line'
  /** Instead of the tone's own icon. */
  icon?: IconName
}

const iconOf: Partial<Record<TagProps['tone'], IconName>> = {
  ok: 'check',
  wait: 'clock',
  info: 'clock',
  bad: 'alert',
}

export function Tag({ label, tone, icon = iconOf[tone] }: TagProps) {
  return (
    <View className={classNames('tag', `tag--${tone}`)}>
      {icon && <Icon name={icon} size="xs" className="tag__icon" />}
      <Text>{label}</Text>
    </View>
  )
}
