import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords, momentInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { WordsField } from '../../../components/field/words-field'
import { useKeptWords } from '../../../platform/kept/kept-words'
import { type Contract, useContractWrite } from './use-contracts'

const WORDS_MAX = 300
const WORDS_MIN = 2

const TURNS_ZH = {
  ask: '团队问',
  answer: '你答',
  reject: '没办成的原因',
  end: '团队结束的原因',
} as const

/** What was asked and said about an application, and the answer that is still missing. */
export function DialogueCard({ contract: { id, status, dialogue, answerBy } }: { contract: Contract }) {
  const { text, write, forget } = useKeptWords(`contract-answer ${id}`)
  const answering = useContractWrite(client.contract.answerInfo.mutate)
  const today = localDateOf(serverNow())
  if (dialogue.length === 0) return null
  return (
    <Card>
      <View className="stack stack--3">
        {dialogue.map(({ at, kind, text: said }) => (
          <View key={at} className="stack">
            <Text className="t-cap t-digits">{`${TURNS_ZH[kind]} · ${momentInWords(new Date(at), today)}`}</Text>
            <Text className="t-body">{said}</Text>
          </View>
        ))}
        {status === 'need-info' && (
          <>
            <WordsField
              label="你的回答"
              value={text}
              maxLength={WORDS_MAX}
              hint={`不用写身份证号和电话，团队都有。${answerBy ? `${dateInWords(answerBy, today)} 以前没有答，就自动退回` : ''}`}
              onInput={write}
            />
            {answering.error && (
              <Note tone="bad" announced>
                {failureSentence(answering.error)}
              </Note>
            )}
            <Button
              label="答复团队"
              busy={answering.isPending}
              {...(text.trim().length < WORDS_MIN ? { disabledReason: '先写几个字' } : {})}
              onTap={() => answering.mutate({ id, text: text.trim() }, { onSuccess: forget })}
            />
          </>
        )}
      </View>
    </Card>
  )
}
