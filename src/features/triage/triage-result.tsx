import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Assessment } from '#domain/triage/assess'
import { TRIAGE_LEVEL_ADVICE_ZH, type TriageLevel } from '#domain/triage/triage-level'
import { TRIAGE_REVIEW, TRIAGE_TABLE_VERSION } from '#domain/triage/triage-rows'
import { TRIAGE_SIGNS } from '#domain/triage/triage-sign'
import { spoken } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import { Icon } from '../../components/picture/icon'
import { bandOf, type TriageAnswers } from './triage-answers'
import './triage-result.scss'

export interface TriageResultProps {
  assessment: Assessment
  answers: TriageAnswers
  ageMonths: number
}

/** What a booked visit is worth beside the advice. */
const BOOKING_NOTE: Readonly<Record<TriageLevel, string>> = {
  CALL_120: '别等预约。号还可以约，但不建议现在约。',
  EMERGENCY: '别等预约。号还可以约，但不建议现在约。',
  SAME_DAY: '今天有号就约今天的；路上变重了，马上打 120。',
  HOME: '不放心也可以约一个号。',
}

/** Where to go and why, never what it is. */
export function TriageResult({ assessment, answers, ageMonths }: TriageResultProps) {
  const { level } = assessment
  const urgent = level === 'CALL_120' || level === 'EMERGENCY'
  const band = bandOf(answers, ageMonths)
  const said = [
    ...TRIAGE_SIGNS.filter(({ id }) => answers.signs.includes(id)).map(({ titleZh }) => titleZh),
    ...(band && band.id !== 'none' ? [`腋下体温 ${band.nameZh} ℃`] : []),
  ]
  return (
    <>
      <View className={`triage-result triage-result--${urgent ? 'urgent' : 'calm'}`}>
        <Icon name={urgent ? 'alert' : 'hosp'} size="l" />
        <Text id="triage-result" className="t-h1" {...spoken({ role: 'alert' })}>
          {TRIAGE_LEVEL_ADVICE_ZH[level]}
        </Text>
        <Text className="t-body">{BOOKING_NOTE[level]}</Text>
      </View>
      {said.length > 0 && (
        <Card>
          <Text className="t-strong">你点的是</Text>
          <View className="stack stack--2 mt2">
            {said.map((words) => (
              <View key={words} className="line line--top t-body">
                <Icon name="check" size="s" />
                <Text className="grow">{words}</Text>
              </View>
            ))}
          </View>
        </Card>
      )}
      <TriageSources assessment={assessment} />
      <Note tone="mute">{TRIAGE_REVIEW.noticeZh}。</Note>
    </>
  )
}

/** The rows that decided, with where they come from: folded, because nobody at 7:59 reads sources. */
function TriageSources({ assessment }: { assessment: Assessment }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <View className="line inset">
        <Link label={open ? '收起依据' : '看依据'} icon="doc" onTap={() => setOpen(!open)} />
      </View>
      {open && (
        <Card>
          <View className="stack stack--3">
            {assessment.deciding.map((row) => (
              <View key={row.id} className="stack">
                <Text className="t-body">{row.questionZh}</Text>
                <View className="line line--wrap">
                  <Tag label={row.verified ? '已核实' : '未核实'} tone={row.verified ? 'ok' : 'wait'} />
                  <Text className="t-cap">{row.source}</Text>
                </View>
              </View>
            ))}
            <Text className="t-cap">
              {TRIAGE_REVIEW.requirementZh} · 内容版本 {TRIAGE_TABLE_VERSION}
            </Text>
          </View>
        </Card>
      )}
    </>
  )
}
