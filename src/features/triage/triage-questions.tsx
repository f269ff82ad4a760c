import { Text, View } from '@tarojs/components'
import { temperatureBands } from '#domain/triage/temperature-band'
import { TRIAGE_REVIEW } from '#domain/triage/triage-rows'
import { TRIAGE_SIGNS, type TriageSignId } from '#domain/triage/triage-sign'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { CheckRow } from '../../components/field/check-row'
import { Chips } from '../../components/field/chips'
import type { IconName } from '../../components/picture/icon'
import { type TriageAnswers, toggleSign, toggleTemperature } from './triage-answers'

export interface TriageQuestionsProps {
  ageMonths: number
  answers: TriageAnswers
  onChange: (answers: TriageAnswers) => void
}

const iconOf: Readonly<Record<TriageSignId, IconName>> = {
  breathing: 'alert',
  convulsion: 'alert',
  accident: 'alert',
  rash: 'alert',
  listless: 'me',
  drinking: 'pill',
  worse: 'clock',
}

/** Below this age fever alone sends a child to hospital, so the screen says it before anything is tapped. */
const INFANT_BELOW_MONTHS = 3

/** One screen, every danger sign in a tap, and the temperature if somebody could measure it. */
export function TriageQuestions({ ageMonths, answers, onChange }: TriageQuestionsProps) {
  return (
    <>
      <View className="inset mt2">
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          现在有下面任何一种吗？
        </Text>
        <View className="t-sub mt1">有一项就点，不用全选</View>
      </View>
      <Card flush>
        {TRIAGE_SIGNS.map(({ id, titleZh, exampleZh }) => (
          <CheckRow
            key={id}
            title={titleZh}
            sub={exampleZh}
            icon={iconOf[id]}
            checked={answers.signs.includes(id)}
            onChange={() => onChange(toggleSign(answers, id))}
          />
        ))}
      </Card>
      <Card>
        <View className="line line--between line--wrap">
          <Text className="t-strong">腋下体温（℃）</Text>
          <Text className="t-sub">量不了可以跳过</Text>
        </View>
        <View className="mt3">
          <Chips
            label="腋下体温"
            chips={temperatureBands(ageMonths).map(({ id, nameZh }) => ({ value: id, label: nameZh }))}
            selected={answers.temperature ?? undefined}
            onToggle={(band) => onChange(toggleTemperature(answers, band))}
          />
        </View>
      </Card>
      <View className="t-cap inset">
        {TRIAGE_REVIEW.noticeZh}。
        {ageMonths < INFANT_BELOW_MONTHS && '3 个月以内的宝宝到 38 ℃，请直接去急诊。'}
      </View>
    </>
  )
}
