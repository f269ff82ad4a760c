import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { EntryDetail } from '../../../../features/record/entry-detail'
import { useChartEntry } from '../../../../features/record/use-chart'
import { useChartEntrySteps } from '../../../../features/record/use-chart-entry-steps'
import { WordsSheet } from '../../../../features/record/words-sheet'
import { goBack } from '../../../../platform/go-back'

const TITLE = '档案里的一条'

/** One entry as staff read it, and what they may do with it. The entry itself never changes. */
export default function ChartEntryPage() {
  const { patientId = '', id = '', ...address } = useRouter().params
  const kind = ENTRY_KINDS.find((each) => each === address.kind)
  if (!kind) {
    return (
      <Page title={TITLE}>
        <EmptyState title="没有找到这条记录" why="返回上一页，从时间轴上再点一次。" />
      </Page>
    )
  }
  return <EntryOfKind entry={{ patientId, kind, id }} />
}

function EntryOfKind({ entry }: { entry: Parameters<typeof useChartEntry>[0] }) {
  const state = answerState(useChartEntry(entry))
  const { busy, problem, addWords, release, withdraw } = useChartEntrySteps()
  const [isAdding, setAdding] = useState(false)
  const today = localDateOf(serverNow())
  return (
    <Page title={TITLE}>
      <AnswerView state={state} loading="正在打开记录…" failed="记录没打开">
        {(answer) => (
          <>
            <EntryDetail entry={answer} today={today} />
            {answer.releaseAt && (
              <Note tone="wait" icon="clock">
                家长还看不到。你讲过以后点一下；不点，{momentInWords(new Date(answer.releaseAt), today)}{' '}
                自动公开。
              </Note>
            )}
            {answer.releaseAt && (
              <Button label="已经跟家长讲过，公开" busy={busy} onTap={() => release(entry)} />
            )}
            <Button kind="secondary" icon="pen" label="补充一句" onTap={() => setAdding(true)} />
            {answer.isMine && isWithdrawable(entry.kind) && (
              <Button
                kind="quiet"
                label="我写错了，撤回这一条"
                busy={busy}
                onTap={() => isWithdrawable(entry.kind) && withdraw({ ...entry, kind: entry.kind }, goBack)}
              />
            )}
            {problem && !isAdding && <Text className="t-bad">{problem}</Text>}
          </>
        )}
      </AnswerView>
      <WordsSheet
        open={isAdding}
        title="补充一句"
        explained="原来的记录不变，你的话加在下面，家长看得到。"
        label="补充什么"
        action="加上"
        busy={busy}
        problem={problem}
        onSend={(text) => addWords({ ...entry, text }, () => setAdding(false))}
        onClose={() => setAdding(false)}
      />
    </Page>
  )
}

function isWithdrawable(kind: string): kind is 'prescription' | 'report' | 'allergy' {
  return kind === 'prescription' || kind === 'report' || kind === 'allergy'
}
