import { Text, View } from '@tarojs/components'
import { tappable } from '../../../components/accessibility/accessibility'
import { Icon, type IconName } from '../../../components/picture/icon'
import './deep-row.scss'

export interface DeepRowProps {
  icon: IconName
  title: string
  sub?: string
  /** At the right end, what a tap does. */
  action?: string
  onTap: () => void
}

/** One line on the deep ground of the card. */
export function DeepRow({ icon, title, sub, action, onTap }: DeepRowProps) {
  const label = [title, sub, action].filter(Boolean).join('，')
  return (
    <View className="deep-row" hoverClass="pressed" {...tappable(onTap, { label })}>
      <Icon name={icon} />
      <View className="deep-row__words">
        <Text className="t-strong">{title}</Text>
        {sub && <Text className="deep-row__sub t-digits">{sub}</Text>}
      </View>
      {action ? <Text className="t-strong">{action}</Text> : <Icon name="right" size="s" />}
    </View>
  )
}
