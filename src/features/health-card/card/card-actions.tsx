import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../../../components/accessibility/accessibility'
import { Icon, type IconName } from '../../../components/picture/icon'
import { useElderMode } from '../../../theme/elder-mode'
import { DeepRow } from './deep-row'
import './card-actions.scss'

export interface CardAction {
  readonly label: string
  readonly icon: IconName
  readonly onTap: () => void
}

/** What else can be done with a card: four in a line, one under the other for elders. */
export function CardActions({ actions }: { actions: readonly CardAction[] }) {
  const { elder } = useElderMode()
  if (elder) {
    return (
      <View className="stack stack--3">
        {actions.map(({ label, icon, onTap }) => (
          <DeepRow key={label} icon={icon} title={label} onTap={onTap} />
        ))}
      </View>
    )
  }
  return (
    <View className="card-actions" {...spoken({ role: 'group', label: '这张卡' })}>
      {actions.map(({ label, icon, onTap }) => (
        <View key={label} className="card-actions__one" hoverClass="pressed" {...tappable(onTap, { label })}>
          <Icon name={icon} size="l" />
          <Text className="card-actions__label">{label}</Text>
        </View>
      ))}
    </View>
  )
}
