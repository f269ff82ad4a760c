import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import './hero-panel.scss'

export interface HeroPanelProps {
  /** What a screen reader calls this part of the page. */
  label: string
  /** One hero number, at most one lamp button. */
  children: ReactNode
  /** Under the arch: the button and what follows it. */
  foot?: ReactNode
}

/** The one deep panel of a screen, with the door in its corner. */
export function HeroPanel({ label, children, foot }: HeroPanelProps) {
  return (
    <View className="hero-panel" {...spoken({ role: 'group', label })}>
      <View className="hero-panel__head">
        <View className="hero-panel__arch" {...spoken({ hidden: true })} />
        <View className="hero-panel__words">{children}</View>
      </View>
      {foot && <View className="hero-panel__foot">{foot}</View>}
    </View>
  )
}
