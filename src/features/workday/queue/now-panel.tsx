import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { HeroPanel } from '../../../components/page/hero-panel'
import { complaintOf, whoInWords } from './entry-words'
import type { QueueEntry } from './queue-entry'
import { runningInWords } from './running-time'
import { useRunningSeconds } from './use-running-seconds'
import './now-panel.scss'

export interface NowPanelProps {
  entry: QueueEntry
  busy: boolean
  /** Opens the record; whoever was only called is in the room from then on. */
  onWrite: () => void
  /** Called, and not there. */
  onPass: () => void
}

/** Whom the doctor is with, or whom they have just called. */
export function NowPanel({ entry, busy, onWrite, onPass }: NowPanelProps) {
  const seconds = useRunningSeconds(entry.calledAt)
  const isInside = entry.status === 'in-visit'
  const label = isInside ? '正在看' : '叫了，等人进来'
  return (
    <HeroPanel
      label={`${label}，${entry.number}号`}
      foot={
        <View className="line line--elder-stack">
          {!isInside && (
            <Button
              kind="secondary"
              size="medium"
              width="grow"
              label="没来，过号"
              busy={busy}
              onTap={onPass}
            />
          )}
          <Button
            kind="tonal"
            size="medium"
            width="grow"
            label={isInside ? '写记录' : '进来了，写记录'}
            busy={busy}
            onTap={onWrite}
          />
        </View>
      }
    >
      <View className="line line--between line--wrap">
        <Text className="t-sub">{label}</Text>
        {seconds !== null && (
          <Text className="t-sub t-digits" {...spoken({ role: 'timer', live: 'off' })}>
            {runningInWords(seconds)}
          </Text>
        )}
      </View>
      <View className="now-panel__who">
        <Text className="now-panel__number">{entry.number}</Text>
        <View className="grow stack">
          <Text className="t-lead">{whoInWords(entry)}</Text>
          <Text className="t-sub">{complaintOf(entry)}</Text>
        </View>
      </View>
    </HeroPanel>
  )
}
