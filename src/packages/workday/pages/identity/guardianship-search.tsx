import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DOCUMENT_TYPE_NAMES_ZH, DOCUMENT_TYPES, type DocumentType } from '#domain/patient/document-type'
import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { ChoiceField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import { SectionTitle } from '../../../../components/page/section-title'
import { GuardianshipCheck } from '../../../../features/identity-check/guardianship-check'
import { askerInWords } from '../../../../features/identity-check/guardianship-words'
import { useFindRequests } from '../../../../features/identity-check/use-identity-check'
import { waitedInWords } from '../../../../features/identity-check/waited-words'

const NUMBER_MAX = 64

/** Found by the number on the paper in hand: a desk never browses who asks for whom (decision 076). */
export function GuardianshipSearch() {
  const [documentType, setDocumentType] = useState<DocumentType>('resident-id')
  const [number, setNumber] = useState('')
  const [openedId, setOpenedId] = useState<string>()
  const [outcome, setOutcome] = useState<string>()
  const find = useFindRequests()
  const rows = find.data?.rows ?? []
  const opened = rows.find(({ id }) => id === openedId) ?? (rows.length === 1 ? rows[0] : undefined)

  function search(): void {
    setOpenedId(undefined)
    find.mutate({ documentType, number: number.trim() })
  }

  function startAnew(): void {
    setNumber('')
    setOpenedId(undefined)
    setOutcome(undefined)
    find.reset()
  }

  if (outcome) {
    return (
      <>
        <Note tone="ok" announced>
          {outcome}
        </Note>
        <Button label="查下一个" onTap={startAnew} />
      </>
    )
  }
  if (opened) {
    return (
      <>
        <GuardianshipCheck key={opened.id} request={opened} onSent={setOutcome} onOver={startAnew} />
        <Button
          kind="quiet"
          label={rows.length > 1 ? '看同一个孩子的别的申请' : '换一个证件号'}
          onTap={() => (rows.length > 1 ? setOpenedId(undefined) : startAnew())}
        />
      </>
    )
  }
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <ChoiceField
            label="孩子的证件"
            value={documentType}
            choices={DOCUMENT_TYPES.map((value) => ({ value, label: DOCUMENT_TYPE_NAMES_ZH[value] }))}
            onChange={setDocumentType}
          />
          <TextField
            label="证件号"
            value={number}
            keyboard={documentType === 'resident-id' ? 'idcard' : 'text'}
            maxLength={NUMBER_MAX}
            hint="照着递来的原件输，查一次记一次"
            onInput={setNumber}
            onConfirm={search}
          />
          <Button
            label="查有没有申请"
            busy={find.isPending}
            disabledReason={number.trim() === '' ? '先输证件号' : undefined}
            onTap={search}
          />
        </View>
      </Card>
      {find.error && (
        <Note tone="bad" announced>
          {failureSentence(find.error)}
        </Note>
      )}
      {find.data && rows.length === 0 && (
        <Note tone="mute" announced>
          没有等答复的申请。请对方在手机“添加家人”里先申请，或看看是不是已经有结果了。
        </Note>
      )}
      {rows.length > 1 && (
        <>
          <SectionTitle title={`${rows.length} 个人申请，窗口前是哪一位`} />
          <Card flush>
            {rows.map(({ id, askedBy, relation, createdAt }) => (
              <Row
                key={id}
                title={askerInWords(askedBy)}
                sub={`说这是自己的${RELATION_NAMES_ZH[relation]}，${waitedInWords(createdAt, serverNow())}`}
                onTap={() => setOpenedId(id)}
              />
            ))}
          </Card>
        </>
      )}
      {rows.length === 0 && !find.data && (
        <Text className="t-sub inset">看户口簿、出生医学证明或判决书的原件，也看申请人自己的身份证。</Text>
      )}
    </>
  )
}
