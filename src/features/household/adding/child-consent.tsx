import { Text, View } from '@tarojs/components'
import type { AnswerState } from '../../../api/answer-state'
import { Card } from '../../../components/content/card'
import { CheckRow } from '../../../components/field/check-row'
import { LoadingState } from '../../../components/page/loading-state'
import { RetryRow } from '../retry-row'
import type { ConsentText } from './use-consent-text'
import './child-consent.scss'

export interface ChildConsentProps {
  text: AnswerState<ConsentText>
  agreed: boolean
  onChange: (agreed: boolean) => void
}

/**
 * A guardian's separate consent for a child under 14: its own text, its own tick, never ticked beforehand. Without it
 * the child is added all the same, and what then does not work stands under it.
 */
export function ChildConsent({ text, agreed, onChange }: ChildConsentProps) {
  if (text.kind === 'loading') return <LoadingState label="正在取说明…" count={1} />
  if (text.kind === 'failed') {
    return (
      <RetryRow what="儿童信息的说明" safe="不看也能先添加" retrying={text.retrying} onRetry={text.retry} />
    )
  }
  const { title, lines, blocks } = text.answer
  return (
    <Card flush>
      <View className="child-consent">
        <Text className="t-lead">{title}</Text>
        {lines.map((line) => (
          <Text key={line} className="t-2">
            {line}
          </Text>
        ))}
      </View>
      <CheckRow
        title="我看过了，同意"
        sub={agreed ? '随时能在“授权与同意”里收回' : `不点也能添加。${blocks}`}
        checked={agreed}
        onChange={onChange}
      />
    </Card>
  )
}
