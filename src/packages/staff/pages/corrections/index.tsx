import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ENTRY_KIND_NAMES_ZH } from '#domain/kernel/entry-kind'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { ADDENDUM_MAX } from '#domain/record/addendum'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { WordsSheet } from '../../../../components/sheet/words-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { renewChart, useCorrections } from '../../../../features/record/chart/use-chart'
import { useKeptWords } from '../../../../platform/kept/kept-words'

/** What families say is wrong in what this place wrote: each gets an answer, and the entry stays. */
export default function CorrectionsPage() {
  const state = answerState(useCorrections())
  const answering = useWrite(client.chart.answerCorrection.mutate)
  const [id, setId] = useState<string | null>(null)
  const today = localDateOf(serverNow())
  const words = useKeptWords(`correction-answer ${id}`)
  const onSuccess = () => {
    words.forget()
    setId(null)
    renewChart()
  }
  return (
    <Page title="更正请求">
      <AnswerView state={state} loading="正在取更正请求…" failed="更正请求没取到">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="没有等回复的更正" why="家长觉得哪条写错了，会出现在这里。" />
          ) : (
            rows.map((row) => (
              <Card key={row.id}>
                <View className="stack stack--2">
                  <Text className="t-sub">
                    {row.patient.nameMasked} · {SEX_NAMES_ZH[row.patient.sex]} · {row.patient.age} ·{' '}
                    {ENTRY_KIND_NAMES_ZH[row.kind]}
                  </Text>
                  <Text className="t-body">{row.text}</Text>
                  <Text className="t-cap">{momentInWords(new Date(row.askedAt), today)}</Text>
                  <Button kind="tonal" size="medium" label="核对后回复" onTap={() => setId(row.id)} />
                </View>
              </Card>
            ))
          )
        }
      </AnswerView>
      <WordsSheet
        open={id !== null}
        title="回复家长"
        explained="写清楚核对了什么。要改的话，撤回原来那条，再记一条对的。"
        label="回复"
        max={ADDENDUM_MAX}
        words={words}
        action="发给家长"
        busy={answering.isPending}
        problem={answering.error ? failureSentence(answering.error) : undefined}
        onSend={(answer) => id !== null && answering.mutate({ id, answer }, { onSuccess })}
        onClose={() => setId(null)}
      />
    </Page>
  )
}
