import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ClosingBlockerKind } from '#domain/account/closing'
import type { FamilyFace } from '#domain/patient/family-face'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { TextField } from '../../components/field/text-field'
import { SectionTitle } from '../../components/page/section-title'
import { BLOCKER_WORDS, keptInWords } from './closing-words'
import type { Closing } from './use-closing'

/** Typed by hand: a tap by mistake cannot end an account. */
const CONFIRMATION = '注销'

export interface ClosingPanelProps {
  closing: Closing
  people: readonly FamilyFace[]
  busy: boolean
  error: Error | null
  /** Undefined where nothing can be done on this phone. */
  doorOf: (kind: ClosingBlockerKind, patientId: string | null) => (() => void) | undefined
  onClose: () => void
}

/** What is in the way with its doors, what goes, what stays and why, and the last word. */
export function ClosingPanel({ closing, people, busy, error, doorOf, onClose }: ClosingPanelProps) {
  const { blockers, keeps, erases } = closing
  const nameOf = (id: string | null) => people.find((face) => face.id === id)?.name ?? null
  return (
    <>
      {blockers.length > 0 && (
        <>
          <SectionTitle title="先办完这些" />
          <Card flush>
            {blockers.map(({ kind, count, patientId }) => {
              const { title, todo } = BLOCKER_WORDS[kind](count)
              const name = nameOf(patientId)
              const door = doorOf(kind, patientId)
              return (
                <Row
                  key={`${kind} ${patientId}`}
                  icon="alert"
                  title={name ? `${name}：${title}` : title}
                  sub={todo}
                  subTone="wait"
                  {...(door ? { onTap: door } : {})}
                />
              )
            })}
          </Card>
        </>
      )}
      <SectionTitle title="会删掉" />
      <Card>
        <View className="stack stack--2">
          <Text className="t-body">你的微信和手机号、登录、消息、授权提醒、你给的委托。</Text>
          {erases.length > 0 && (
            <Text className="t-body">
              {erases.map((id) => nameOf(id) ?? '家人').join('、')}
              的姓名、证件和生日：没有别的监护人，也没有就诊记录。
            </Text>
          )}
          <Text className="t-2">有别的监护人的家人，对方照常能用。</Text>
        </View>
      </Card>
      <SectionTitle title="按法律要留下" />
      <Card>
        <View className="stack stack--2">
          {keeps.map((kept) => (
            <Text key={`${kept.kind} ${kept.patientId}`} className="t-body">
              {keptInWords(kept, nameOf(kept.patientId))}
            </Text>
          ))}
          {keeps[0] && (
            <Text className="t-cap">
              依据：{keeps[0].source}
              {keeps[0].verified ? '' : '（还没有核对原文）'}
            </Text>
          )}
        </View>
      </Card>
      {error && (
        <Note tone="bad" announced>
          {failureSentence(error)}
        </Note>
      )}
      <LastWord blocked={blockers.length} busy={busy} onClose={onClose} />
    </>
  )
}

function LastWord({ blocked, busy, onClose }: { blocked: number; busy: boolean; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  if (blocked > 0)
    return <Button kind="danger" label="注销账号" disabledReason={`还有 ${blocked} 件事没办完`} />
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-body">注销以后回不来。用同一个微信再登录，是一个新的、空的账号。</Text>
        <TextField
          label={`想好了，就写“${CONFIRMATION}”两个字`}
          value={typed}
          onInput={setTyped}
          maxLength={10}
        />
        <Button
          kind="danger"
          label="注销账号"
          busy={busy}
          disabledReason={typed.trim() === CONFIRMATION ? undefined : `先写“${CONFIRMATION}”两个字`}
          onTap={onClose}
        />
      </View>
    </Card>
  )
}
