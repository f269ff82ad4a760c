import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { PHONE_CODE_DIGITS } from '#domain/account/phone-challenge'
import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { TextField } from '../../../components/field/text-field'
import { useContractWrite } from './use-contracts'

/** The resident's own yes to what somebody of the family filled in: a code on their own phone (journeys E2 12). */
export function ResidentYesCard({ id, confirmBy }: { id: string; confirmBy: LocalDate | null }) {
  const [code, setCode] = useState('')
  const sending = useWrite(client.contract.sendCode.mutate)
  const confirming = useContractWrite(client.contract.confirmCode.mutate)
  const sent = sending.data
  const error = confirming.error ?? sending.error
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">请本人点头</Text>
        <Text className="t-2">
          给本人的手机发一个确认码，本人看了短信、同意签，再把六个数念给你。没有手机，就请本人到中心当面签。
          {confirmBy && `${dateInWords(confirmBy, localDateOf(serverNow()))} 以前没有点头，就自动退回。`}
        </Text>
        {sent && (
          <>
            <Note tone="info" announced>
              {`发到 ${sent.phoneMasked} 了，${localTimeOf(new Date(sent.expiresAt))} 前有效。`}
            </Note>
            <TextField
              label="短信里的六个数"
              value={code}
              keyboard="number"
              maxLength={PHONE_CODE_DIGITS}
              onInput={(typed) => {
                setCode(typed)
                confirming.reset()
              }}
            />
          </>
        )}
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
        {sent && (
          <Button
            label="本人同意，交给团队"
            busy={confirming.isPending}
            {...(code.length < PHONE_CODE_DIGITS ? { disabledReason: '先填六个数' } : {})}
            onTap={() => confirming.mutate({ id, code })}
          />
        )}
        <Button
          kind={sent ? 'quiet' : 'primary'}
          size={sent ? 'medium' : 'large'}
          label={sent ? '再发一次' : '发确认码'}
          busy={sending.isPending}
          onTap={() => {
            confirming.reset()
            sending.mutate({ id })
          }}
        />
      </View>
    </Card>
  )
}
