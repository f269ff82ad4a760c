import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import './ring.scss'

export interface RingProps {
  /** How full it is, 0 to 100. */
  percent: number
  /** `arch` stands on the dark arch, is a little larger and has two lines within. */
  on?: 'card' | 'arch'
  children: ReactNode
}

/** A ring round what it counts. The sentence stands beside it, so that screen readers skip it. */
export function Ring({ percent, on = 'card', children }: RingProps) {
  return (
    <View className={`ring ring--${on}`} {...spoken({ hidden: true })}>
      <View className="ring__track" style={`--share:${Math.min(100, percent).toFixed(1)}%`} />
      <View className="ring__within">{children}</View>
    </View>
  )
}
