import { Text, View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { spoken } from '../../components/accessibility'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { type DeskChoice, deskChoices } from './desk-choices'
import { expectedInWords, whoInWords } from './entry-words'
import type { QueueEntry } from './queue-entry'
import { useDesk } from './use-desk'

export interface DeskEntrySheetProps {
  /** Who stands at the desk; null while nobody does. */
  entry: QueueEntry | null
  onClose: () => void
}

/** One person at the desk: who they are, one large 报到, and what else may be done. */
export function DeskEntrySheet({ entry, onClose }: DeskEntrySheetProps) {
  return entry ? <OpenEntry key={entry.appointmentId} entry={entry} onClose={onClose} /> : null
}

const BUTTONS: Readonly<Record<DeskChoice, { label: string; kind: 'primary' | 'secondary' | 'danger' }>> = {
  'check-in': { label: '报到', kind: 'primary' },
  'walk-in': { label: '现在就看', kind: 'primary' },
  'no-show': { label: '没来，记爽约', kind: 'danger' },
  leave: { label: '不看了，先走了', kind: 'danger' },
}

function OpenEntry({ entry, onClose }: { entry: QueueEntry; onClose: () => void }) {
  const desk = useDesk(entry.appointmentId)
  const choices = deskChoices(entry, serverNow(), desk.problem?.code)
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
        {desk.problem && (
          <Note tone="wait" announced>
            {desk.problem.sentence}
          </Note>
        )}
        {desk.outcome ? (
          <>
            <Text className="t-h2" {...spoken({ role: 'alert' })}>
              {desk.outcome}
            </Text>
            <Button label="下一位" onTap={onClose} />
          </>
        ) : (
          <>
            {choices.sentence && <Text className="t-body">{choices.sentence}</Text>}
            {choices.offered.map((choice) => (
              <Button
                key={choice}
                {...BUTTONS[choice]}
                busy={desk.busy}
                onTap={() => void desk.choose(choice)}
              />
            ))}
          </>
        )}
      </View>
    </Sheet>
  )
}
