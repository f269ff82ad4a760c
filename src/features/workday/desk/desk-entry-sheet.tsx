import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Sheet } from '../../../components/sheet/sheet'
import { expectedInWords, whoInWords } from '../queue/entry-words'
import type { QueueEntry } from '../queue/queue-entry'
import type { DeskChange } from './desk-choices'
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
      <DeskEntry key={entry.appointmentId} entry={entry} onNext={onClose} />
    </Sheet>
  )
}

/** The entry was read when the sheet opened; what the desk does to it since shows at once. */
function DeskEntry({ entry, onNext }: { entry: QueueEntry; onNext: () => void }) {
  const [change, setChange] = useState<DeskChange | null>(null)
  const number = change?.number ?? entry.number
  return (
    <View className="stack stack--3">
      <View className="line line--wide">
        <Text className="t-hero t-primary">{number} 号</Text>
        <View className="grow stack">
          <Text className="t-lead">{whoInWords(entry)}</Text>
          {number === entry.number && <Text className="t-sub t-digits">{expectedInWords(entry)}</Text>}
        </View>
      </View>
      <DeskSteps visit={entry} onChange={setChange} onNext={onNext} />
    </View>
  )
}
