import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { client } from '../../api/client'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { SectionTitle } from '../../components/page/section-title'
import { ComparedFacts } from './compared-facts'
import { DecisionForm } from './decision-form'
import { mergeVerdicts } from './merge-verdicts'
import {
  comparedSides,
  documentOf,
  MERGE_REASONS_ZH,
  type MergeQuestion,
  movesInWords,
  nameOf,
} from './merge-words'
import { waitedInWords } from './waited-words'

export interface MergeCheckProps {
  readonly question: MergeQuestion
  /** What was decided, in words for whoever decided. */
  readonly onSent: (words: string) => void
  readonly onOver: () => void
}

/** Two rows side by side, what a yes would make of them, and the answer (rules D-ID-05). */
export function MergeCheck({ question, onSent, onOver }: MergeCheckProps) {
  const deciding = useWrite(client.mergeRequest.decide.mutate)
  const { holder, after } = question
  const sent = {
    'same-person': holder ? '合并好了。两家都收到了消息。' : '证件换好了。家里人收到了消息。',
    'different-people': '记下了，什么都没有动。家里人收到了消息。',
  } as const
  return (
    <View className="stack stack--3">
      <Card flush>
        <Row quiet title="为什么要看" value={<Text>{MERGE_REASONS_ZH[question.reason]}</Text>} />
        <Row quiet title="交来的证件" value={<Text>{documentOf(question)}</Text>} />
        {question.name !== null && <Row quiet title="同时交来的姓名" value={<Text>{question.name}</Text>} />}
        <Row quiet title="等候" value={<Text>{waitedInWords(question.createdAt, serverNow())}</Text>} />
      </Card>
      <Card>
        <ComparedFacts
          heads={holder ? ['交证件的这份', '已有证件的那份'] : ['登记的', '证件上写的']}
          facts={comparedSides(question)}
        />
      </Card>
      <SectionTitle title={holder ? '合并以后会是这样' : '换证件以后会是这样'} />
      <Card flush>
        {holder && (
          <Row
            quiet
            title="留下"
            value={<Text>{after.survivor === 'brought' ? '交证件的这份' : '已有证件的那份'}</Text>}
          />
        )}
        {holder && <Row quiet title="搬过来" value={<Text>{movesInWords(question)}</Text>} />}
        <Row quiet title="姓名" value={<Text>{nameOf(after)}</Text>} />
        <Row
          quiet
          title="生日和性别"
          value={
            <Text>
              {after.birthDate} {SEX_NAMES_ZH[after.sex]}
            </Text>
          }
        />
        <Row quiet title="证件" value={<Text>{documentOf(after)}</Text>} />
        <Row
          quiet
          title="监护人"
          value={
            <Text>
              {after.guardians} 位，最多 {after.guardiansMax} 位
            </Text>
          }
        />
      </Card>
      <DecisionForm
        about={question.id}
        verdicts={mergeVerdicts(question)}
        placeholder="看了什么、问了谁，比如：户口簿原件，两位家长都在"
        send={(decision, note) => deciding.mutateAsync({ id: question.id, decision, note })}
        onSent={(decision) => onSent(sent[decision])}
        onOver={onOver}
      />
    </View>
  )
}
