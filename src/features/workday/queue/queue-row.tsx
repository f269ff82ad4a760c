import { Text, View } from '@tarojs/components'
import { tappable } from '../../../components/accessibility/accessibility'
import { classNames } from '../../../components/class-names'
import { Tag, type TagProps } from '../../../components/content/tag'
import { whoInWords } from './entry-words'
import type { QueueEntry } from './queue-entry'
import './queue-row.scss'

export interface QueueRowProps {
  entry: QueueEntry
  /** `候 12 分钟 · 腹泻 2 天` */
  line: string
  tag: TagProps
  /** The one whom the button at the foot calls. */
  isNext?: boolean
  onTap?: () => void
}

/** One person in a session's list: the number first, for that is what is called. */
export function QueueRow({ entry, line, tag, isNext = false, onTap }: QueueRowProps) {
  const who = whoInWords(entry)
  return (
    <View
      className={classNames('queue-row', isNext && 'queue-row--next')}
      hoverClass={onTap ? 'pressed' : 'none'}
      {...(onTap ? tappable(onTap, { label: `${entry.number}号，${who}，${line}，${tag.label}` }) : {})}
    >
      <Text className="queue-row__number">{entry.number}</Text>
      <View className="queue-row__words">
        <Text className="t-strong">{who}</Text>
        <Text className="t-sub t-digits">{line}</Text>
      </View>
      <View className="queue-row__tag">
        <Tag {...tag} />
      </View>
    </View>
  )
}
