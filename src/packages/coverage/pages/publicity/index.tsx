import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { WordsSheet } from '../../../../components/sheet/words-sheet'
import { openLogin } from '../../../../features/appointment/doors'
import { publicCaseInWords } from '../../../../features/claim/claim-words'
import { OwnObjections } from '../../../../features/claim/own-objections'
import { SAID_MAX, SAID_MIN } from '../../../../features/claim/said-limits'
import { useClaimWrite, usePublicity } from '../../../../features/claim/use-claims'
import { AnswerView } from '../../../../features/page/answer-view'
import { useKeptWords } from '../../../../platform/kept/kept-words'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 公示: what is about to be paid, without who; whoever knows that something is wrong says it here. */
export default function PublicityPage() {
  const { state, refetch, more } = usePublicity()
  const isLoggedIn = useSession() !== null
  const [objectingId, setObjectingId] = useState<string | null>(null)
  const object = useClaimWrite(client.claim.object.mutate)
  const words = useKeptWords(`claim-objection ${objectingId}`)
  const onSuccess = () => {
    words.forget()
    setObjectingId(null)
  }
  const today = localDateOf(serverNow())
  usePullToRefresh(refetch)
  useReachBottom(() => more && !more.loading && more.load())
  return (
    <Page title="正在公示的">
      <Note tone="info">
        <Text>金额大的付款前公示几天，不显示姓名和地方。觉得不对，说清哪里不对，有书面答复。</Text>
      </Note>
      {object.isSuccess && (
        <Note tone="ok" announced>
          <Text>收到了。会有人重新看，答复发到“消息”。</Text>
        </Note>
      )}
      <AnswerView state={state} loading="正在取公示…" failed="公示没取到">
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="现在没有要公示的" why="有大额的互助金要付，会先放在这里。" />
          ) : (
            <>
              {rows.map((row) => (
                <Card key={row.id} label={publicCaseInWords(row)}>
                  <View className="t-sub">{publicCaseInWords(row)}</View>
                  <View className="t-num">{row.amountBand}</View>
                  <View className="line line--between line--wrap mt2">
                    <Text className="t-sub">{`公示到 ${dateInWords(localDate(row.publicUntil), today)}`}</Text>
                    <Button
                      kind="quiet"
                      size="medium"
                      width="words"
                      label="提异议"
                      onTap={() => (isLoggedIn ? setObjectingId(row.id) : openLogin())}
                    />
                  </View>
                </Card>
              ))}
            </>
          )
        }
      </AnswerView>
      {isLoggedIn && <OwnObjections />}
      {objectingId !== null && (
        <WordsSheet
          open
          title="提异议"
          explained="说清哪里不对、怎么知道的。乱说的不作数，也不会告诉别人是谁说的。"
          label="哪里不对"
          min={SAID_MIN}
          max={SAID_MAX}
          action="交上"
          words={words}
          busy={object.isPending}
          problem={object.error ? failureSentence(object.error) : undefined}
          onSend={(text) => object.mutate({ id: objectingId, text }, { onSuccess })}
          onClose={() => setObjectingId(null)}
        />
      )}
    </Page>
  )
}
