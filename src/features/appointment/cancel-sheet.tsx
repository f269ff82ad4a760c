import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { Sheet } from '../../components/sheet'
import { cancelTerms, isLateCancel, startInWords } from './appointment-words'

export interface CancelSheetProps {
  /** The visit that is about to be cancelled, or null while the sheet is closed. */
  appointment: { start: string; organization: { name: string }; freeCancelUntil: string } | null
  /** 「小禾」 */
  name: string
  now: Date
  today: LocalDate
  busy: boolean
  /** Why the cancellation did not happen. */
  problem: string | null
  onCancel: () => void
  onReschedule: () => void
  onClose: () => void
}

/** Asks once, says what it costs before it costs anything, and offers another time first. */
export function CancelSheet({ appointment, name, now, today, busy, problem, ...on }: CancelSheetProps) {
  if (!appointment) return null
  const late = isLateCancel(appointment, now)
  return (
    <Sheet open title={late ? '现在取消要记半次爽约' : '取消这个预约'} onClose={on.onClose}>
      <View className="stack stack--3">
        <Text className="t-body">
          {name}，{startInWords(appointment.start, today)}，{appointment.organization.name}。
        </Text>
        <Note tone={late ? 'wait' : 'info'}>
          {cancelTerms(appointment, now, today)}。
          {late ? '来得了就改个时间，号不浪费。' : '号会马上放给别人。'}
        </Note>
        {problem && (
          <Note tone="bad" announced>
            {problem}
          </Note>
        )}
        <Button label="改个时间" onTap={on.onReschedule} />
        <Button
          label={late ? '记半次，还是取消' : '取消预约'}
          kind="danger"
          busy={busy}
          onTap={on.onCancel}
        />
      </View>
    </Sheet>
  )
}
