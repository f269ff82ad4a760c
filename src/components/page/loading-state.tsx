import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { spoken } from '../accessibility/accessibility'
import { Skeleton, type SkeletonProps } from './skeleton'
import './state.scss'

export interface LoadingStateProps extends Partial<SkeletonProps> {
  /** 正在取你的预约… : said after three seconds. */
  label: string
}

const SKELETON_AFTER_MS = 300
const WORDS_AFTER_MS = 3000

/** Nothing for 300 ms (most answers come sooner), then the shape of what comes, then one line of text. */
export function LoadingState({ label, shape = 'rows', count = 3 }: LoadingStateProps) {
  const [shown, setShown] = useState<'nothing' | 'shape' | 'words'>('nothing')
  useEffect(() => {
    const timers = [
      setTimeout(() => setShown('shape'), SKELETON_AFTER_MS),
      setTimeout(() => setShown('words'), WORDS_AFTER_MS),
    ]
    return () => timers.forEach(clearTimeout)
  }, [])
  if (shown === 'nothing') return null
  return (
    <View className="loading">
      <Skeleton shape={shape} count={count} />
      {shown === 'words' && (
        <Text className="t-cap loading__words" {...spoken({ role: 'status', live: 'polite' })}>
          {label}
        </Text>
      )}
    </View>
  )
}
