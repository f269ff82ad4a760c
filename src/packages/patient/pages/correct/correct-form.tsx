import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { SEX_NAMES_ZH, SEXES } from '#domain/kernel/sex'
import { addMonths, localDate, localDateOf } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import { isCitizenDocument } from '#domain/patient/identity-document'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import type { usePatient } from '../../../../api/use-patient'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Chips } from '../../../../components/field/chips'
import { DateField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import {
  type CorrectionDraft,
  correctionOf,
  nameFault,
} from '../../../../features/household/person/correction-draft'
import { refreshHousehold } from '../../../../features/household/use-requests'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

const SEX_CHIPS = SEXES.map((value) => ({ value, label: SEX_NAMES_ZH[value] }))
/** Nobody has lived 150 years (rules D-ID-01). */
const OLDEST_MONTHS = 150 * 12

export function CorrectForm({ patient }: { patient: NonNullable<ReturnType<typeof usePatient>> }) {
  const { id, nameIsTemporary } = patient
  const today = localDateOf(serverNow())
  const isFixed = isCitizenDocument(patient.documentType)
  const [draft, setDraft] = useState<CorrectionDraft>({
    name: nameIsTemporary ? '' : patient.name,
    birthDate: patient.birthDate,
    sex: patient.sex,
  })
  const correct = useWrite(client.patient.correct.mutate)
  const correction = correctionOf(patient, draft)
  const change = (fields: Partial<CorrectionDraft>) => setDraft((before) => ({ ...before, ...fields }))

  function submit(): void {
    correct.mutate(
      { id, ...correction },
      {
        onSuccess: async () => {
          await refreshHousehold()
          void Taro.showToast({ title: '已改好', icon: 'success' })
          goBack()
        },
      },
    )
  }

  return (
    <Page
      title={nameIsTemporary ? '取好名字了' : '改资料'}
      bar={
        <BottomBar>
          <Button
            label="保存"
            busy={correct.isPending}
            disabledReason={whyNotYet(draft, correction)}
            onTap={submit}
          />
        </BottomBar>
      }
    >
      <PersonStrip patientId={id} />
      <Note tone="info">
        {nameIsTemporary ? '第一次取名不算改资料。写户口簿上的名字就好。' : '半年只能改一次，对着证件改。'}
      </Note>
      <TextField
        label="姓名"
        value={draft.name}
        placeholder={nameIsTemporary ? '取好的名字' : '照证件上的写'}
        maxLength={100}
        error={draft.name === '' ? undefined : nameFault(draft.name)}
        onInput={(name) => change({ name })}
      />
      {isFixed ? (
        <Card flush>
          <Row
            icon="lock"
            title="出生日期和性别改不了"
            sub={`身份证号里带着：${dateInFull(patient.birthDate)}，${SEX_NAMES_ZH[patient.sex]}。号码错了请带证件到社区医院前台`}
          />
        </Card>
      ) : (
        <>
          <DateField
            label="出生日期"
            value={draft.birthDate}
            earliest={addMonths(today, -OLDEST_MONTHS)}
            latest={today}
            onChange={(date) => change({ birthDate: localDate(date) })}
          />
          <View className="stack stack--2">
            <Text className="t-strong">性别</Text>
            <Chips label="性别" chips={SEX_CHIPS} selected={draft.sex} onToggle={(sex) => change({ sex })} />
          </View>
        </>
      )}
      {correct.error && (
        <Note tone="bad" announced>
          {failureSentence(correct.error)}
        </Note>
      )}
    </Page>
  )
}

function whyNotYet(draft: CorrectionDraft, correction: Partial<CorrectionDraft>): string | undefined {
  if (draft.name.trim() === '') return '还差姓名'
  if (nameFault(draft.name) !== undefined) return '姓名要改一下'
  return Object.keys(correction).length === 0 ? '还没有改动' : undefined
}
