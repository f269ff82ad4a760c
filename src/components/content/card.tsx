import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './card.scss'

export interface CardProps {
  children: ReactNode
  /** No padding: for rows. */
  flush?: boolean
  /** The chosen one of several: a 2px outline, never a shadow. */
  selected?: boolean
  /** Lamp marks what waits for the reader now; one a screen. */
  tone?: 'plain' | 'lamp'
  label?: string
  onTap?: () => void
}

export function Card({ children, flush, selected, tone = 'plain', label, onTap }: CardProps) {
  const classes = classNames(
    'card',
    flush && 'card--flush',
    selected && 'card--selected',
    tone === 'lamp' && 'card--lamp',
  )
  if (!onTap) {
    return (
      <View className={classes} {...(label ? spoken({ role: 'group', label }) : {})}>
        {children}
      </View>
    )
  }
  const says = { ...(label ? { label } : {}), ...(selected === undefined ? {} : { pressed: selected }) }
  return (
    <View className={classes} hoverClass="card--pressed" {...tappable(onTap, says)}>
      {children}
    </View>
  )
}
