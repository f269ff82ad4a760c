import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import type { iconNames } from './icon-names'
import './icon.scss'

export type IconName = (typeof iconNames)[number]

export interface IconProps {
  name: IconName
  /** 14 · 18 · 24 · 28, larger in elder mode. */
  size?: 'xs' | 's' | 'm' | 'l'
  /** Lays the tint under the main shape: a selected tab. Only the five tab icons have one. */
  filled?: boolean
  className?: string
}

/** Takes the colour of the text around it. Never alone without a word, but for back, close and ›. */
export function Icon({ name, size = 'm', filled, className }: IconProps) {
  return (
    <View
      className={classNames('icon', `icon--${size}`, `icon--${name}`, filled && 'icon--filled', className)}
      {...spoken({ hidden: true })}
    />
  )
}
