import { View } from '@tarojs/components'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './skeleton.scss'

export interface SkeletonProps {
  /** The shape of what comes: cards with a stamp, plain rows, or a grid of slots. */
  shape: 'stamps' | 'rows' | 'slots'
  count: number
}

export function Skeleton({ shape, count }: SkeletonProps) {
  const pieces = Array.from({ length: count }, (_, index) => index)
  return (
    <View className={classNames('skeletons', `skeletons--${shape}`)} {...spoken({ hidden: true })}>
      {pieces.map((piece) =>
        shape === 'slots' ? (
          <View key={piece} className="skeleton skeleton--slot" />
        ) : (
          <View key={piece} className="skeletons__card">
            {shape === 'stamps' && <View className="skeleton skeleton--stamp" />}
            <View className="skeletons__lines">
              <View className="skeleton skeleton--title" />
              <View className="skeleton skeleton--line" />
              <View className="skeleton skeleton--short" />
            </View>
          </View>
        ),
      )}
    </View>
  )
}
