import { Text, View } from '@tarojs/components'
import { Sheet } from '../../../components/sheet/sheet'
import { expectedInWords, whoInWords } from '../queue/entry-words'
import type { QueueEntry } from '../queue/queue-entry'
import { DeskSteps } from './desk-steps'

export interface DeskEntrySheetProps {
  /** Who stands at the desk; null while nobody does. */
  entry: QueueEntry | null
  onClose: () => void
}

/** One person at the desk: who they are, one large 报到, and what else may be done. */
export function DeskEntrySheet({ entry, onClose }: DeskEntrySheetProps) {
  if (!entry) return null
  return (
    <Sheet open title="前台" onClose={onClose}>
      <View className="stack stack--3">
        <View className="line line--wide">
          <Text className="t-hero t-primary">{entry.number} 号</Text>
          <View className="grow stack">
            <Text className="t-lead">{whoInWords(entry)}</Text>
            <Text className="t-sub t-digits">{expectedInWords(entry)}</Text>
          </View>
        </View>
        <DeskSteps key={entry.appointmentId} visit={entry} onNext={onClose} />
      </View>
    </Sheet>
  )
}
