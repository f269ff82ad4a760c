import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { NOTHING_ANSWERED, openQuestions } from '../../../../features/visit-day/survey-answers'
import { SurveyQuestions } from '../../../../features/visit-day/survey-questions'
import { useSurvey } from '../../../../features/visit-day/use-outcome'
import { useSendSurvey } from '../../../../features/visit-day/use-send-survey'
import { goBack } from '../../../../platform/screen/go-back'

/** Three questions about one visit: three taps and 送出. Answered once. */
export default function SurveyPage() {
  const { appointmentId = '' } = useRouter().params
  const query = useSurvey(appointmentId)
  const [answers, setAnswers] = useState(NOTHING_ANSWERED)
  const { send, busy, problem } = useSendSurvey(appointmentId)
  const left = openQuestions(answers)
  return (
    <Page
      title="这次看得怎么样"
      bar={
        query.data?.state === 'open' && (
          <BottomBar>
            {problem && (
              <Note tone="bad" announced>
                {problem}
              </Note>
            )}
            <Button
              label="送出"
              busy={busy}
              {...(left > 0 ? { disabledReason: `还有 ${left} 题没点` } : {})}
              onTap={() => void send(answers)}
            />
          </BottomBar>
        )
      }
    >
      <AnswerView state={answerState(query)} loading="正在取问题…" failed="问题没取到">
        {({ state }) =>
          state === 'open' ? (
            <SurveyQuestions
              answers={answers}
              onAnswer={(answer) => setAnswers((before) => ({ ...before, ...answer }))}
            />
          ) : (
            <EmptyState
              title={state === 'answered' ? '收到了，谢谢' : '这次不能评了'}
              why={
                state === 'answered'
                  ? '每个人的回答只算进总数里，用来改进。'
                  : '看完以后 30 天内可以评。有话要说，可以打社区医院的电话。'
              }
              drawing={state === 'answered' ? 'coming' : 'empty'}
              action="好"
              onAction={goBack}
            />
          )
        }
      </AnswerView>
    </Page>
  )
}
