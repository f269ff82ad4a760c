import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/card'
import { Note } from '../../components/note'
import { Tag } from '../../components/tag'
import { shownMeasures } from './measure-words'

export interface ChartHeadProps {
  patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly birthDate: LocalDate
  }
  allergyWords: string | null
  measures: Parameters<typeof shownMeasures>[0]
  today: LocalDate
}

/** What must be known first: who it is, what they do not tolerate, how heavy they are. */
export function ChartHead({ patient, allergyWords, measures, today }: ChartHeadProps) {
  const shown = shownMeasures(measures)
  return (
    <>
      <Card>
        <View className="line line--between line--wrap">
          <View className="stack">
            <Text className="t-strong">
              {patient.nameMasked} · {SEX_NAMES_ZH[patient.sex]} · {patient.age}
            </Text>
            <Text className="t-sub t-digits">{dateInWords(patient.birthDate, today)}出生</Text>
          </View>
          {!allergyWords && <Tag label="没有人记过过敏" tone="mute" />}
        </View>
        {shown.length > 0 && (
          <View className="line line--wrap mt2">
            {shown.map(({ name, figure, unit, levelZh, on }) => (
              <Text key={name} className="t-sub t-digits">
                {name} {figure} {unit}
                {levelZh ? `（${levelZh}）` : ''} · {dateInWords(on, today)}
              </Text>
            ))}
          </View>
        )}
      </Card>
      {allergyWords && (
        <Note tone="bad" icon="alert">
          {allergyWords}
        </Note>
      )}
    </>
  )
}
