import { Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { Button } from '../action/button'
import { Link } from '../action/link'
import { Illustration, type IllustrationName } from '../picture/illustration'
import './state.scss'

export interface EmptyStateProps {
  title: string
  /** Why it is empty, or what would fill it. */
  why?: string
  /** The one action. */
  action?: string
  onAction?: () => void
  /** The quiet second way. */
  other?: string
  onOther?: () => void
  drawing?: IllustrationName
}

export function EmptyState({
  title,
  why,
  action,
  onAction,
  other,
  onOther,
  drawing = 'empty',
}: EmptyStateProps) {
  return (
    <View className="state">
      <View className="state__drawing">
        <Illustration name={drawing} />
      </View>
      <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      {why && <Text className="state__why">{why}</Text>}
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
