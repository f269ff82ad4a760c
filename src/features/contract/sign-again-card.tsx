import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { answerState } from '../../api/answer-state'
import { api, client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { CheckRow } from '../../components/check-row'
import { Note } from '../../components/note'
import { AnswerView } from '../appointment/answer-view'
import { AgreementCard } from './agreement-card'
import { SignaturePad } from './signature-pad'
import { useContractWrite } from './use-contracts'

const WHY = {
  old: '等得久了，上次的签名过了有效的天数，不是你的问题。看一遍协议再签一次，排队的位置不变。',
  text: '协议在填好以后改过。先看新的，把它给本人看、读给本人听，再请本人点头。',
} as const

export interface SignAgainCardProps {
  id: string
  why: keyof typeof WHY
}

/** An application that has waited: the agreement of today is read, and signed anew where the family signs. */
export function SignAgainCard({ id, why }: SignAgainCardProps) {
  const signing = useContractWrite(client.contract.signAgain.mutate)
  const query = useQuery(
    api.contract.againText.queryOptions({ id }, { staleTime: 0, enabled: !signing.isSuccess }),
  )
  const [opened, setOpened] = useState(false)
  const [isRead, setIsRead] = useState(false)
  const [strokes, setStrokes] = useState<SignatureStrokes>([])
  return (
    <>
      <Card tone="lamp">
        <View className="stack stack--2">
          <Text className="t-lead">{why === 'old' ? '再签一次名' : '先看新的协议'}</Text>
          <Text className="t-2">{WHY[why]}</Text>
        </View>
      </Card>
      <AnswerView
        state={answerState(query)}
        loading="正在取协议…"
        failed="协议没取到"
        safe="申请还在，不会丢。"
      >
        {(text) => {
          const isHelped = text.signer === 'helper'
          const isWritten = isHelped || refuseSignature(strokes) === null
          const missing = !isRead ? '先看协议' : isWritten ? null : '先写名字'
          const send = () =>
            signing.mutate({
              id,
              agreementVersion: text.version,
              agreementHash: text.hash,
              signature: isHelped
                ? null
                : strokes.map((stroke) => stroke.map(([x, y, at]): [number, number, number] => [x, y, at])),
            })
          return (
            <>
              <AgreementCard agreement={text} changed={text.changes} opened={opened} onOpen={setOpened} />
              <Card flush>
                <CheckRow
                  title={isHelped ? '新的协议给本人看过、读过' : '我读过协议和告知书'}
                  checked={isRead}
                  onChange={setIsRead}
                />
              </Card>
              {!isHelped && (
                <SignaturePad
                  title={text.signer === 'self' ? '本人签名' : '监护人签名'}
                  strokes={strokes}
                  foot="写下自己的名字"
                  onWritten={setStrokes}
                />
              )}
              {signing.error && (
                <Note tone="bad" announced>
                  {failureSentence(signing.error)}
                </Note>
              )}
              <Button
                label={isHelped ? '看好了，去请本人点头' : '再签一次'}
                busy={signing.isPending}
                {...(missing ? { disabledReason: missing } : {})}
                onTap={send}
              />
            </>
          )
        }}
      </AnswerView>
    </>
  )
}
