import { Text, View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { Link } from '../action/link'
import './section-title.scss'

export interface SectionTitleProps {
  title: string
  /** The one way to see more, at the right. */
  action?: string
  onAction?: () => void
}

export function SectionTitle({ title, action, onAction }: SectionTitleProps) {
  return (
    <View className="section-title">
      <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      {action && onAction && <Link label={action} opens onTap={onAction} />}
    </View>
  )
}
