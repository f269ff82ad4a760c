import { Text } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { parsePersonName } from '#domain/patient/person-name'
import { client } from '../../../../api/client'
import { failureOf, failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import type { usePatient } from '../../../../api/use-patient'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { ResidentIdField } from '../../../../features/household/adding/resident-id-field'
import { contradiction, readResidentId } from '../../../../features/household/adding/resident-id-reading'
import { nameFault } from '../../../../features/household/person/correction-draft'
import { Result } from '../../../../features/household/result'
import { refreshHousehold } from '../../../../features/household/use-requests'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

/**
 * How it stands with the child; why staff look is not said, or it would tell whether a number is known. The write itself
 * answers the same either way, so the child's own row is read after it.
 */
const RESULTS = {
  replaced: {
    state: 'done',
    title: '已换好',
    why: '还是同一个孩子，约好的号和看病的记录都在。以后用身份证号就行。',
  },
  'awaiting-staff': {
    state: 'waiting',
    title: '社区医院核对中',
    why: '这个号码要请社区医院的人对一下证件。核对的时候照旧用出生医学证明约号，核对好了会告诉你。',
  },
} as const

async function replaceAndRead(input: Parameters<typeof client.patient.replaceDocument.mutate>[0]) {
  await client.patient.replaceDocument.mutate(input)
  return client.patient.get.query({ id: input.id })
}

export function NewDocumentForm({ patient }: { patient: NonNullable<ReturnType<typeof usePatient>> }) {
  const today = localDateOf(serverNow())
  const [number, setNumber] = useState('')
  const [isLeft, setLeft] = useState(false)
  const [name, setName] = useState('')
  const replace = useWrite(replaceAndRead)
  const asksName = patient.nameIsTemporary

  if (replace.data) {
    const { state, title, why } =
      RESULTS[replace.data.documentType === 'resident-id' ? 'replaced' : 'awaiting-staff']
    return (
      <Page
        title={title}
        noBack
        ground="tint"
        bar={
          <BottomBar>
            <Button label="好了" onTap={goBack} />
          </BottomBar>
        }
      >
        <Result {...{ state, title, why }} />
      </Page>
    )
  }

  const refused = replace.error ? failureSentence(replace.error) : undefined
  const isAboutNumber = replace.error !== null && isRefusalOfNumber(replace.error)
  const reading = readResidentId(number, today, true)
  const differs = contradiction(reading, patient)
  const missing = [
    ...(asksName && nameFault(name) !== undefined ? ['姓名'] : []),
    ...(reading.state === 'read' ? [] : ['身份证号']),
  ]

  function submit(): void {
    const read = parsePersonName(name)
    replace.mutate(
      {
        id: patient.id,
        document: { type: 'resident-id', number },
        ...(asksName && 'name' in read ? { name: read.name } : {}),
      },
      { onSuccess: () => void refreshHousehold() },
    )
  }

  return (
    <Page
      title="换成身份证"
      bar={
        <BottomBar>
          <Button
            label="换成身份证"
            busy={replace.isPending}
            disabledReason={missing.length > 0 ? `还差 ${missing.join('、')}` : undefined}
            onTap={submit}
          />
        </BottomBar>
      }
    >
      <PersonStrip patientId={patient.id} />
      {asksName && (
        <TextField
          label="取好的名字"
          value={name}
          placeholder="照户口簿上的写"
          maxLength={100}
          error={name === '' ? undefined : nameFault(name)}
          onInput={setName}
        />
      )}
      <ResidentIdField
        number={number}
        isLeft={isLeft}
        refused={isAboutNumber ? refused : undefined}
        today={today}
        onInput={(typed) => {
          setNumber(typed)
          if (replace.error) replace.reset()
        }}
        onLeave={() => setLeft(true)}
      />
      {differs && (
        <Note tone="wait" announced>
          {differs}
        </Note>
      )}
      {refused && !isAboutNumber && (
        <Note tone="bad" announced>
          {refused}
        </Note>
      )}
      <Text className="t-sub inset">
        号码在户口簿孩子那一页上。换了还是同一个孩子：约好的号、看病的记录、托给谁带，都不变。
      </Text>
    </Page>
  )
}

function isRefusalOfNumber(error: unknown): boolean {
  const failure = failureOf(error)
  return (
    failure.kind === 'refused' &&
    (failure.code === 'resident_id_invalid' || failure.code === 'document_number_invalid')
  )
}
