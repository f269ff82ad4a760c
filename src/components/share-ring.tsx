import { Text, View } from '@tarojs/components'
import { spoken } from './accessibility'
import './share-ring.scss'

export interface ShareRingProps {
  part: number
  whole: number
}

/** `5/12` in a ring that is as full as that. What it says is written beside it, so that screen readers skip it. */
export function ShareRing({ part, whole }: ShareRingProps) {
  const percent = whole === 0 ? 0 : Math.min(100, (part * 100) / whole)
  return (
    <View className="share-ring" {...spoken({ hidden: true })}>
      <View className="share-ring__track" style={`--share:${percent.toFixed(1)}%`} />
      <View className="share-ring__digits">
        <Text className="share-ring__part">{part}</Text>
        <Text className="t-sub">{`/${whole}`}</Text>
      </View>
    </View>
  )
}
