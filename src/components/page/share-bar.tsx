import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './share-bar.scss'

export interface ShareBarProps {
  /** Of the whole, 0–100. */
  percent: number
  /** `wait`: little is left. */
  tone?: 'primary' | 'wait'
}

/** How much of a whole, as a bar. What it says is written beside it, so that screen readers skip it. */
export function ShareBar({ percent, tone = 'primary' }: ShareBarProps) {
  const width = Math.min(100, Math.max(0, Math.round(percent)))
  return (
    <View className="share-bar" {...spoken({ hidden: true })}>
      <View className={classNames('share-bar__part', `share-bar__part--${tone}`)} style={`width:${width}%`} />
    </View>
  )
}
