import { Text, View } from '@tarojs/components'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { shownMeasures } from '../timeline/measure-words'

export interface ChartHeadProps {
  patient: {
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    readonly birthDate: LocalDate
  }
  allergyWords: string | null
  /** What may be seen: of what may not, nothing is known. */
  kinds: readonly EntryKind[]
  measures: Parameters<typeof shownMeasures>[0]
  today: LocalDate
  /** Left out where nothing can be written, or birth matters no more. */
  onBirthFacts?: (() => void) | undefined
}

/** What must be known first: who it is, what they do not tolerate, how heavy they are. */
export function ChartHead({ patient, allergyWords, kinds, measures, today, onBirthFacts }: ChartHeadProps) {
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
            {onBirthFacts && (
              <View className="mt2">
                <Link label="出生时的情况" opens onTap={onBirthFacts} />
              </View>
            )}
          </View>
          {!kinds.includes('allergy') && <Tag label="过敏没有给看，先问" tone="wait" />}
          {kinds.includes('allergy') && !allergyWords && <Tag label="没有人记过过敏" tone="mute" />}
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
