import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './brand-mark.scss'

/** The logo: a door with the lamp on. 28 in the bar, 72 at log-in. */
export function BrandMark({ size = 's' }: { size?: 's' | 'l' }) {
  return <View className={classNames('brand-mark', `brand-mark--${size}`)} {...spoken({ hidden: true })} />
}
