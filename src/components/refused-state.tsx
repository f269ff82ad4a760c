import { Text, View } from '@tarojs/components'
import { spoken } from './accessibility'
import { Button } from './button'
import { Card } from './card'
import { Icon, type IconName } from './icon'
import { Illustration } from './illustration'
import { Link } from './link'
import './state.scss'

export interface RefusedStateProps {
  /** 小满暂时不能网上约 */
  title: string
  /** Why, and until when. */
  why: string
  /** 这些都还可以: what is still possible. */
  stillPossible?: readonly { icon: IconName; label: string }[]
  /** The appeal, or the other way to the goal. */
  action?: string
  onAction?: () => void
  other?: string
  onOther?: () => void
}

export function RefusedState({
  title,
  why,
  stillPossible = [],
  action,
  onAction,
  other,
  onOther,
}: RefusedStateProps) {
  return (
    <View className="state">
      <View className="state__drawing">
        <Illustration name="refused" />
      </View>
      <Text className="t-h2" {...spoken({ role: 'alert' })}>
        {title}
      </Text>
      <Text className="state__why">{why}</Text>
      {stillPossible.length > 0 && (
        <View className="state__card">
          <Card>
            <Text className="t-strong">这些都还可以</Text>
            <View className="stack stack--2 mt2 t-sub">
              {stillPossible.map(({ icon, label }) => (
                <View key={label} className="line">
                  <Icon name={icon} size="s" />
                  <Text>{label}</Text>
                </View>
              ))}
            </View>
          </Card>
        </View>
      )}
      {action && onAction && (
        <View className="state__action">
          <Button label={action} onTap={onAction} />
        </View>
      )}
      {other && onOther && (
        <View className="state__link">
          <Link label={other} size="body" onTap={onOther} />
        </View>
      )}
    </View>
  )
}
