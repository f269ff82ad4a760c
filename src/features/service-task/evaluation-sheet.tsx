import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { WordsField } from '../../components/field/words-field'
import { Sheet } from '../../components/sheet/sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { EVALUATION_QUESTIONS, type EvaluationAnswers } from './evaluation-words'
import { type Evaluation, useEvaluating } from './use-services'

const COMMENT_MAX = 300

export interface EvaluationSheetProps {
  contractId: string
  evaluation: Evaluation
  onClose: () => void
}

/** 评价这一季的服务: three questions, once a quarter, changeable for a day (journeys E2 48). */
export function EvaluationSheet({ contractId, evaluation, onClose }: EvaluationSheetProps) {
  const [answers, setAnswers] = useState<Partial<EvaluationAnswers>>(evaluation.answers ?? {})
  const comment = useKeptWords(`evaluation ${contractId}`, evaluation.comment)
  const evaluating = useEvaluating()
  const { reachable, clear, kept } = answers
  const isWhole = reachable !== undefined && clear !== undefined && kept !== undefined
  return (
    <Sheet open title="评价这一季的服务" onClose={onClose}>
      {evaluating.isSuccess ? (
        <View className="stack stack--3">
          <Note tone="ok" announced>
            收到了，24 小时里随时能改。团队页上只写大家合起来的结果。
          </Note>
          <Button label="好" onTap={onClose} />
        </View>
      ) : (
        <View className="stack stack--3">
          <Text className="t-2">只看你自己的感受，不影响以后的服务。</Text>
          {EVALUATION_QUESTIONS.map(({ key, asked, answersZh }) => (
            <View key={key} className="stack stack--2">
              <Text className="t-strong">{asked}</Text>
              <Chips
                label={asked}
                chips={answersZh.map(([value, label]) => ({ value, label }))}
                selected={answers[key]}
                onToggle={(answer) => setAnswers((before) => ({ ...before, [key]: answer }))}
              />
            </View>
          ))}
          <WordsField
            label="还想说的（可以不写）"
            value={comment.text}
            maxLength={COMMENT_MAX}
            lines={2}
            onInput={comment.write}
          />
          {evaluating.error && (
            <Note tone="bad" announced>
              {failureSentence(evaluating.error)}
            </Note>
          )}
          <Button
            label={evaluation.answers ? '改好了' : '交上去'}
            busy={evaluating.isPending}
            {...(isWhole ? {} : { disabledReason: '三个都选一下' })}
            onTap={() =>
              isWhole &&
              evaluating.mutate(
                { contractId, answers: { reachable, clear, kept }, comment: comment.text.trim() },
                { onSuccess: comment.forget },
              )
            }
          />
        </View>
      )}
    </Sheet>
  )
}
