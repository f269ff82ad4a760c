import { View } from '@tarojs/components'
import { spoken } from './accessibility'
import { classNames } from './class-names'
import './icon.scss'

/** The drawings in ./icons; a test holds this list, the folder and icon.scss together. */
export const iconNames = [
  'alert',
  'bell',
  'big',
  'book',
  'bulb',
  'calendar',
  'card',
  'cert',
  'chart',
  'chat',
  'check',
  'clock',
  'coin',
  'doc',
  'door',
  'down',
  'eye',
  'filter',
  'gear',
  'health',
  'hosp',
  'info',
  'ledger',
  'left',
  'lock',
  'me',
  'offline',
  'out',
  'pen',
  'phone',
  'pill',
  'pin',
  'plus',
  'qr',
  'refresh',
  'repeat',
  'right',
  'route',
  'ruler',
  'search',
  'share',
  'shield',
  'sound',
  'steth',
  'syringe',
  'team',
  'thermo',
  'wifi',
  'x',
] as const

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
