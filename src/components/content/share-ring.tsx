import { Text } from '@tarojs/components'
import { Ring } from './ring'
import './share-ring.scss'

export interface ShareRingProps {
  part: number
  whole: number
}

/** `5/12` in a ring that is as full as that. */
export function ShareRing({ part, whole }: ShareRingProps) {
  return (
    <Ring percent={whole === 0 ? 0 : (part * 100) / whole}>
      <Text className="share-ring__part">{part}</Text>
      <Text className="t-sub">{`/${whole}`}</Text>
    </Ring>
  )
}
