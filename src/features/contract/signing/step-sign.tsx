import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { FamilyFace } from '#domain/patient/family-face'
import { answerState } from '../../../api/answer-state'
import { errorMessage } from '../../../api/error-messages'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { PersonSwitcher } from '../../../components/content/person-switcher'
import { CheckRow } from '../../../components/field/check-row'
import { TextField } from '../../../components/field/text-field'
import { LoadingState } from '../../../components/page/loading-state'
import { SignaturePad } from '../signature/signature-pad'
import { AgreementCard } from './agreement-card'
import type { PersonDraft, SigningStart } from './signing-draft'
import { useAgreement } from './use-signing'

export interface StepSignProps {
  start: SigningStart
  face: FamilyFace
  person: PersonDraft
  /** Of the agreement, since it was read: it was refused for it. */
  changed: readonly string[]
  onOther?: () => void
  onChange: (change: (person: PersonDraft) => Partial<PersonDraft>) => void
}

const SIGN_TITLES = { self: '本人签名', guardian: '监护人签名' } as const

/** The agreement, the two consents, each asked alone, and the name under it. */
export function StepSign({ start, face, person, changed, onOther, onChange }: StepSignProps) {
  const state = answerState(useAgreement(start, face.id, person.packageIds))
  const [opened, setOpened] = useState(false)
  const who = face.name === '我' ? '你' : face.name
  const head = (
    <PersonSwitcher
      title={face.name === '我' ? '给自己签' : `给${face.name}签`}
      letter={face.letter}
      tint={face.tint}
      caption={face.age}
      {...(onOther ? { onAction: onOther } : {})}
    />
  )
  if (state.kind === 'loading') {
    return (
      <>
        {head}
        <LoadingState label="正在取协议…" />
      </>
    )
  }
  if (state.kind === 'failed') {
    const { failure } = state
    return (
      <>
        {head}
        <Note tone="bad" announced>
          <Text>
            {failure.kind === 'refused'
              ? errorMessage(failure.code, failure.facts)
              : '协议没取到，不是你的问题。看看网络，返回上一步再来。'}
          </Text>
        </Note>
      </>
    )
  }
  const { version, hash, signer } = state.answer
  const isRead = person.read?.hash === hash
  const isHelped = signer === 'helper'
  return (
    <>
      {head}
      <AgreementCard agreement={state.answer} changed={changed} opened={opened} onOpen={setOpened} />
      <Card flush>
        <CheckRow
          title="我读过协议和告知书"
          checked={isRead}
          onChange={(isOn) => onChange(() => ({ read: isOn ? { version, hash } : null }))}
        />
        <CheckRow
          title={`同意团队查看${who}的健康档案`}
          sub={
            signer === 'guardian' ? '14 岁以下由监护人同意，可单独撤回' : '可以不选，不影响签约；随时能撤回'
          }
          checked={person.consents.teamRecord}
          onChange={(teamRecord) => onChange(({ consents }) => ({ consents: { ...consents, teamRecord } }))}
        />
        <CheckRow
          title="同意网格员知道我家已签约"
          sub="可以不选，不影响签约"
          checked={person.consents.gridWorker}
          onChange={(gridWorker) => onChange(({ consents }) => ({ consents: { ...consents, gridWorker } }))}
        />
      </Card>
      {isHelped ? (
        <Card>
          <View className="stack stack--2">
            <Text className="t-strong">本人确认</Text>
            <TextField
              label="本人手机号"
              keyboard="number"
              maxLength={11}
              value={person.helperPhone}
              hint="提交后把验证码发到这个号，本人念给你，填上就签好了"
              onInput={(helperPhone) => onChange(() => ({ helperPhone }))}
            />
            <Text className="t-sub t-2">
              没有手机就空着：带身份证到社区医院，或请医生上门，两位工作人员当面帮着签。
            </Text>
          </View>
        </Card>
      ) : (
        <SignaturePad
          title={SIGN_TITLES[signer]}
          strokes={person.strokes}
          foot={signer === 'guardian' ? `你代${who}签` : '写下自己的名字'}
          onWritten={(strokes) => onChange(() => ({ strokes }))}
        />
      )}
    </>
  )
}
