import { Text, View } from '@tarojs/components'
import { type LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag, type TagProps } from '../../components/content/tag'
import type { ConsentQuestion } from './use-consents'
import './consent-card.scss'

export interface ConsentCardProps {
  question: ConsentQuestion
  /** Who is asked about: 小禾, or 我. */
  name: string
  today: LocalDate
  busy: boolean
  /** While there is no network nothing can be answered. */
  readOnly: boolean
  onAnswer: (decision: 'given' | 'refused') => void
  onTakeBack: () => void
}

const TAGS: Readonly<Record<ConsentQuestion['state'], TagProps>> = {
  'not-asked': { label: '还没选', tone: 'wait' },
  given: { label: '已同意', tone: 'ok' },
  refused: { label: '不同意', tone: 'mute' },
  withdrawn: { label: '已收回', tone: 'mute' },
}

/** One question, whole: what, why, what a no costs, and the answers. Never together with another. */
export function ConsentCard(props: ConsentCardProps) {
  const { question, name, today } = props
  const { text, state, decidedAt, mayDecide } = question
  return (
    <Card>
      <View className="consent-card">
        <View className="consent-card__head">
          <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
            {text.title}
          </Text>
          <Tag {...TAGS[state]} />
        </View>
        {text.lines.map((line) => (
          <Text key={line} className="t-2">
            {line}
          </Text>
        ))}
        <Text className="t-body t-strong">{text.blocks}</Text>
        {decidedAt && (
          <Text className="t-cap">
            {momentInWords(new Date(decidedAt), today)} {DECIDED_ZH[state]}
          </Text>
        )}
        {mayDecide ? (
          !props.readOnly && <Answers {...props} />
        ) : (
          <Text className="t-2">
            {name === '我' ? '由你的监护人决定。' : '满 14 岁，由本人决定：用自己的微信登录，在这里选。'}
          </Text>
        )}
      </View>
    </Card>
  )
}

const DECIDED_ZH: Readonly<Record<ConsentQuestion['state'], string>> = {
  'not-asked': '',
  given: '同意',
  refused: '选了不同意',
  withdrawn: '收回',
}

function Answers({ question, busy, onAnswer, onTakeBack }: ConsentCardProps) {
  const about = question.text.title
  if (question.state === 'given') {
    return (
      <View className="consent-card__answers">
        <Button
          kind="secondary"
          size="medium"
          label="收回"
          spokenLabel={`收回：${about}`}
          busy={busy}
          onTap={onTakeBack}
        />
      </View>
    )
  }
  return (
    <View className="consent-card__answers">
      {question.state === 'not-asked' && (
        <Button
          kind="secondary"
          size="medium"
          width="grow"
          label="不同意"
          spokenLabel={`不同意：${about}`}
          busy={busy}
          onTap={() => onAnswer('refused')}
        />
      )}
      <Button
        kind="tonal"
        size="medium"
        width="grow"
        label="同意"
        spokenLabel={`同意：${about}`}
        busy={busy}
        onTap={() => onAnswer('given')}
      />
    </View>
  )
}
