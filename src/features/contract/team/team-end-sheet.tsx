import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { api, client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { WordsField } from '../../../components/field/words-field'
import { LoadingState } from '../../../components/page/loading-state'
import { Sheet } from '../../../components/sheet/sheet'
import { useKeptWords } from '../../../platform/kept/kept-words'
import { useInboxWrite } from './inbox-query'
import { TEAM_END_REASON_CHIPS, type TeamEndReason, teamEndInWords } from './team-end-words'

const WORDS_MIN = 2
const WORDS_MAX = 300

/** The team ends a contract: what follows stands there first, and the family reads why (journeys E2 25, 27). */
export function TeamEndSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const preview = useQuery(api.contract.previewEndByTeam.queryOptions({ id }, { staleTime: 0, gcTime: 0 }))
  const ending = useInboxWrite(client.contract.terminateByTeam.mutate)
  const [reason, setReason] = useState<TeamEndReason>()
  const { text, write, forget } = useKeptWords(`contract-end ${id}`)
  const onSuccess = () => {
    forget()
    onClose()
  }
  const error = ending.error ?? preview.error
  const words = text.trim()
  return (
    <Sheet open title="结束这份签约" onClose={onClose}>
      <View className="stack stack--3">
        {preview.isPending && <LoadingState label="正在算结束意味着什么…" count={1} />}
        {preview.data && (
          <>
            {teamEndInWords(preview.data, localDateOf(serverNow())).map((line) => (
              <Text key={line}>{line}</Text>
            ))}
            <Text className="t-strong">为什么结束</Text>
            <Chips label="为什么结束" chips={TEAM_END_REASON_CHIPS} selected={reason} onToggle={setReason} />
            <WordsField
              label="写给家里的话"
              value={text}
              maxLength={WORDS_MAX}
              placeholder="比如 已随女儿迁到外省"
              onInput={write}
            />
            <Button
              kind="danger"
              label="结束签约，告诉家里"
              busy={ending.isPending}
              disabledReason={reason ? (words.length < WORDS_MIN ? '写几个字说明' : undefined) : '先选原因'}
              onTap={() => reason && ending.mutate({ id, reason, text: words }, { onSuccess })}
            />
          </>
        )}
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
      </View>
    </Sheet>
  )
}
