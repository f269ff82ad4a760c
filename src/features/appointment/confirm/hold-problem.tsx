import { View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { Alternatives } from '../slots/alternatives'
import type { OfferedSlot } from '../slots/offered-slot'

export interface HoldProblemProps {
  /** What was tried, and why it failed; null while all is well. */
  problem: { wanted: OfferedSlot; error: unknown } | null
  slots: readonly OfferedSlot[]
  today: LocalDate
  /** One of them is being held right now. */
  busy: boolean
  onTake: (slot: OfferedSlot) => void
  onClose: () => void
}

/** Somebody was faster, or a rule spoke: what happened, and two times that one tap holds. */
export function HoldProblem({ problem, slots, today, busy, onTake, onClose }: HoldProblemProps) {
  if (!problem) return null
  const failure = failureOf(problem.error)
  return (
    <Sheet open title={failure.kind === 'refused' ? '这个号没约上' : '没有连上'} onClose={onClose}>
      {failure.kind === 'refused' ? (
        <Alternatives
          why={failureSentence(problem.error)}
          wanted={problem.wanted}
          slots={slots}
          today={today}
          busy={busy}
          onTake={onTake}
        />
      ) : (
        <View className="stack stack--3">
          <Note tone="wait" icon="offline" announced>
            {failureSentence(problem.error)}再点一次不会约重。
          </Note>
          <Button label="再试一次" busy={busy} onTap={() => onTake(problem.wanted)} />
        </View>
      )}
    </Sheet>
  )
}
