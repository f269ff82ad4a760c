import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names'
import './bottom-bar.scss'

export interface BottomBarProps {
  /** Left: what is chosen or paid, in two short lines. */
  summary?: ReactNode
  /** The screen's one action, and at most one quiet one under it. */
  children: ReactNode
}

/** The foot of a sub-page: give it to Page as `bar`. */
export function BottomBar({ summary, children }: BottomBarProps) {
  return (
    <View className={classNames('bottom-bar', summary !== undefined && 'bottom-bar--summary')}>
      {summary !== undefined && <View className="bottom-bar__summary">{summary}</View>}
      <View className="bottom-bar__actions">{children}</View>
    </View>
  )
}
