import { View } from '@tarojs/components'
import { ACCEPT_AT_ONCE_MAX } from '#domain/contract/review-clock'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { BottomBar } from '../../../components/page/bottom-bar'

export interface AcceptBarProps {
  /** How many applications are ticked. */
  chosen: number
  busy: boolean
  /** Why the last try failed. */
  problem: string | undefined
  onAsk: () => void
  onAccept: () => void
}

/** Accepts what is ticked; a single application can also be sent back for what it lacks. */
export function AcceptBar({ chosen, busy, problem, onAsk, onAccept }: AcceptBarProps) {
  return (
    <BottomBar>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <View className="line line--elder-stack">
        {chosen === 1 && <Button kind="secondary" width="words" label="补材料" onTap={onAsk} />}
        <Button
          width="grow"
          label={`接受选中的 ${chosen} 份`}
          busy={busy}
          disabledReason={whyNot(chosen)}
          onTap={onAccept}
        />
      </View>
    </BottomBar>
  )
}

/** The words of the button that cannot be tapped. */
function whyNot(chosen: number): string | undefined {
  if (chosen === 0) return '先勾选要接受的'
  return chosen > ACCEPT_AT_ONCE_MAX ? `一次最多 ${ACCEPT_AT_ONCE_MAX} 份` : undefined
}
