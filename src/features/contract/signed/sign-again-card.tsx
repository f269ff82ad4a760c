import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { api, client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { CheckRow } from '../../../components/field/check-row'
import { LoadingState } from '../../../components/page/loading-state'
import { SignaturePad } from '../signature/signature-pad'
import { AgreementCard } from '../signing/agreement-card'
import { useContractWrite } from './use-contracts'

const WHY = {
  old: {
    title: '再签一次名',
    words: '等得久了，上次的签名过了有效的天数，不是你的问题。看一遍协议再签一次，排队的位置不变。',
  },
  text: {
    title: '先看新的协议',
    words: '协议在填好以后改过。先看新的，把它给本人看、读给本人听，再请本人点头。',
  },
} as const

export interface SignAgainCardProps {
  id: string
  why: keyof typeof WHY
}

type AgainText = Awaited<ReturnType<typeof client.contract.againText.query>>

/** An application that has waited: the agreement of today is read, and signed anew where the family signs. */
export function SignAgainCard({ id, why }: SignAgainCardProps) {
  const signing = useContractWrite(client.contract.signAgain.mutate)
  const asked = { staleTime: 0, enabled: !signing.isSuccess }
  const query = useQuery(api.contract.againText.queryOptions({ id }, asked))
  const error = signing.error ?? query.error
  return (
    <>
      <Card tone="lamp">
        <View className="stack stack--2">
          <Text className="t-lead">{WHY[why].title}</Text>
          <Text className="t-2">{WHY[why].words}</Text>
        </View>
      </Card>
      {query.isPending && <LoadingState label="正在取协议…" />}
      {query.data && (
        <ReadAndSign
          text={query.data}
          isSending={signing.isPending}
          onSigned={(signature) => {
            const { version: agreementVersion, hash: agreementHash } = query.data
            signing.mutate({ id, agreementVersion, agreementHash, signature })
          }}
        />
      )}
      {error && (
        <Note tone="bad" announced>
          {failureSentence(error)}
        </Note>
      )}
    </>
  )
}

type Written = [number, number, number][][]

/** The text, that it was read, and the name under it; of whoever was helped the name comes from themselves. */
function ReadAndSign({
  text,
  isSending,
  onSigned,
}: {
  text: AgainText
  isSending: boolean
  onSigned: (signature: Written | null) => void
}) {
  const [opened, setOpened] = useState(false)
  const [isRead, setIsRead] = useState(false)
  const [strokes, setStrokes] = useState<SignatureStrokes>([])
  const { signer, changes } = text
  const isWritten = signer === 'helper' || refuseSignature(strokes) === null
  const missing = !isRead ? '先看协议' : isWritten ? null : '先写名字'
  const written = (): Written => strokes.map((stroke) => stroke.map(([x, y, at]) => [x, y, at]))
  return (
    <>
      <AgreementCard agreement={text} changed={changes} opened={opened} onOpen={setOpened} />
      <Card flush>
        <CheckRow
          title={signer === 'helper' ? '新的协议给本人看过、读过' : '我读过协议和告知书'}
          checked={isRead}
          onChange={setIsRead}
        />
      </Card>
      {signer !== 'helper' && (
        <SignaturePad
          title={signer === 'self' ? '本人签名' : '监护人签名'}
          strokes={strokes}
          foot="写下自己的名字"
          onWritten={setStrokes}
        />
      )}
      <Button
        label={signer === 'helper' ? '看好了，去请本人点头' : '再签一次'}
        busy={isSending}
        {...(missing ? { disabledReason: missing } : {})}
        onTap={() => onSigned(signer === 'helper' ? null : written())}
      />
    </>
  )
}
