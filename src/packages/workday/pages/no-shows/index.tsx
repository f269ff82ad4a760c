import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { WordsSheet } from '../../../../components/sheet/words-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { renewMissed, useAnswerAppeal, useAppeals } from '../../../../features/visit-day/use-missed'
import { useKeptWords } from '../../../../platform/kept/kept-words'

/** As the server takes it. */
const WORDS_MAX = 200

interface Answering {
  readonly appointmentId: string
  readonly isExcused: boolean
}

/** Why families say that nobody came: the place judges each, in words that the family reads (BK-12). */
export default function NoShowsPage() {
  const state = answerState(useAppeals())
  const answering = useAnswerAppeal()
  const [chosen, setChosen] = useState<Answering | null>(null)
  const today = localDateOf(serverNow())
  const words = useKeptWords(`no-show-answer ${chosen?.appointmentId} ${chosen?.isExcused}`)
  const onSuccess = () => {
    words.forget()
    setChosen(null)
    renewMissed()
  }
  const send = (answer: string) => chosen && answering.mutate({ ...chosen, answer }, { onSuccess })
  return (
    <Page title="爽约说明">
      <AnswerView state={state} loading="正在取家长的说明…" failed="家长的说明没取到">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="没有等回复的说明" why="家长说明为什么没来，会出现在这里。" />
          ) : (
            rows.map(({ appointmentId, ...row }) => (
              <Card key={appointmentId}>
                <View className="stack stack--2">
                  <Text className="t-sub">
                    {row.patient.nameMasked} · {SEX_NAMES_ZH[row.patient.sex]} · {row.patient.age}
                  </Text>
                  <Text className="t-strong">
                    {momentInWords(new Date(row.start), today)} · {row.practitionerName}
                  </Text>
                  <Text className="t-body">{row.reason}</Text>
                  <Text className="t-cap">{momentInWords(new Date(row.askedAt), today)} 写的</Text>
                  <View className="line line--elder-stack">
                    <Button
                      kind="secondary"
                      size="medium"
                      width="grow"
                      label="还是算爽约"
                      onTap={() => setChosen({ appointmentId, isExcused: false })}
                    />
                    <Button
                      kind="tonal"
                      size="medium"
                      width="grow"
                      label="不算爽约"
                      onTap={() => setChosen({ appointmentId, isExcused: true })}
                    />
                  </View>
                </View>
              </Card>
            ))
          )
        }
      </AnswerView>
      <WordsSheet
        open={chosen !== null}
        title={chosen?.isExcused ? '这一次不算' : '这一次还是算'}
        explained={
          chosen?.isExcused
            ? '写明看了什么：通话记录、病历。家长会看到，付过的挂号费原路退回。'
            : '写明为什么还算，家长会看到。'
        }
        label="答复"
        max={WORDS_MAX}
        words={words}
        action="发给家长"
        busy={answering.isPending}
        problem={answering.error ? failureSentence(answering.error) : undefined}
        onSend={send}
        onClose={() => setChosen(null)}
      />
    </Page>
  )
}
