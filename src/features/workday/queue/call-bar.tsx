import { View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { BottomBar } from '../../../components/page/bottom-bar'
import type { QueueEntry } from './queue-entry'
import './call-bar.scss'

export interface CallBarProps {
  isSuspended: boolean
  now: QueueEntry | null
  /** The first of the line. */
  next: QueueEntry | undefined
  busy: boolean
  problem: string | undefined
  onCall: () => void
  onSuspend: () => void
}

/** The foot of the doctor's list: call the next, or stop the session. */
export function CallBar({ isSuspended, now, next, busy, problem, onCall, onSuspend }: CallBarProps) {
  const dead = deadReason({ isSuspended, now, next })
  return (
    <BottomBar>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <View className="call-bar">
        {!isSuspended && (
          <View className="call-bar__stop">
            <Button kind="secondary" icon="clock" label="停诊" onTap={onSuspend} />
          </View>
        )}
        <Button
          width="grow"
          label={next ? `叫下一位：${next.number} 号` : '叫下一位'}
          busy={busy}
          {...(dead ? { disabledReason: dead } : {})}
          onTap={onCall}
        />
      </View>
    </BottomBar>
  )
}

/** A dead button says why it is dead. */
function deadReason({ isSuspended, now, next }: Pick<CallBarProps, 'isSuspended' | 'now' | 'next'>) {
  if (isSuspended) return '这一节已停诊'
  if (now?.status === 'in-visit') return `写完 ${now.number} 号再叫`
  return next ? undefined : '现在没有人在等'
}
