import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './illustration.scss'

export type IllustrationName = 'empty' | 'failed' | 'offline' | 'refused' | 'coming'

/** One arch, one lamp, one object. Only for the states; the words beside it say everything. */
export function Illustration({ name }: { name: IllustrationName }) {
  return (
    <View className={classNames('illustration', `illustration--${name}`)} {...spoken({ hidden: true })} />
  )
}
