import { Text, View } from '@tarojs/components'
import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../api/server-clock'
import { useFamily } from '../../../api/use-family'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { openReschedule } from '../doors'
import { cancelTerms, isLateCancel, startInWords } from './appointment-words'
import type { Cancelling } from './use-cancel'

export interface CancellableVisit {
  id: string
  patientId: string
  service: Service
  start: string
  organization: { id: string; name: string }
  freeCancelUntil: string
}

/** Asks once, says what it costs before it costs anything, and offers another time first. */
export function CancelSheet({ cancelling }: { cancelling: Omit<Cancelling<CancellableVisit>, 'ask'> }) {
  const { people } = useFamily()
  const { asking: visit, problem, busy, confirm, close } = cancelling
  if (!visit) return null
  const now = serverNow()
  const today = localDateOf(now)
  const late = isLateCancel(visit, now)
  const face = people.kind === 'ready' ? people.answer.find(({ id }) => id === visit.patientId) : undefined
  const move = () => {
    close()
    openReschedule(visit)
  }
  return (
    <Sheet open title={late ? '现在取消要记半次爽约' : '取消这个预约'} onClose={close}>
      <View className="stack stack--3">
        <Text className="t-body">
          {face?.name ?? '家人'}，{startInWords(visit.start, today)}，{visit.organization.name}。
        </Text>
        <Note tone={late ? 'wait' : 'info'}>
          {cancelTerms(visit, now, today)}。{late ? '来得了就改个时间，号不浪费。' : '号会马上放给别人。'}
        </Note>
        {problem && (
          <Note tone="bad" announced>
            {problem}
          </Note>
        )}
        <Button label="改个时间" onTap={move} />
        <Button
          label={late ? '记半次，还是取消' : '取消预约'}
          kind="danger"
          busy={busy}
          onTap={() => void confirm()}
        />
      </View>
    </Sheet>
  )
}
