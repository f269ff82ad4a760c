import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { ArchAvatar, type PersonTint } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'
import { type ShownMeasure, shownMeasures } from './timeline/measure-words'
import './record-hero.scss'

export interface RecordHeroProps {
  person: { readonly name: string; readonly age: string; readonly letter: string; readonly tint: PersonTint }
  sex: Sex
  measures: Parameters<typeof shownMeasures>[0]
  today: LocalDate
  onCard: () => void
}

/** Who it is, the newest measures with where they stand, and the door to the card. */
export function RecordHero({ person, sex, measures, today, onCard }: RecordHeroProps) {
  const shown = shownMeasures(measures)
  const measuredOn = newestDay(shown)
  return (
    <View className="record-hero" {...spoken({ role: 'group', label: `${person.name}的档案` })}>
      <View className="line line--elder-stack">
        <View className="line grow">
          <ArchAvatar letter={person.letter} tint={person.tint} size="l" />
          <View className="stack">
            <Text className="t-h2">{person.name}</Text>
            <Text className="t-sub">
              {person.age} · {SEX_NAMES_ZH[sex]}
            </Text>
          </View>
        </View>
        <View className="record-hero__card" hoverClass="pressed" {...tappable(onCard, { label: '就诊码' })}>
          <Icon name="qr" size="s" />
          <Text>就诊码</Text>
        </View>
      </View>
      {shown.length > 0 && (
        <View className="record-hero__measures">
          {shown.map(({ name, figure, unit, levelZh }) => (
            <View
              key={name}
              {...spoken({
                role: 'group',
                label: `${name} ${figure} ${unit}${levelZh ? `，${levelZh}` : ''}`,
              })}
            >
              <View className="record-hero__figure">
                <Text className="t-num t-digits">{figure}</Text>
                <Text className="t-sub">{unit}</Text>
              </View>
              <Text className="t-cap">{levelZh ? `${name} · ${levelZh}` : name}</Text>
            </View>
          ))}
        </View>
      )}
      {measuredOn && <Text className="t-cap record-hero__day">{dateInWords(measuredOn, today)}量的</Text>}
    </View>
  )
}

function newestDay(shown: readonly ShownMeasure[]): LocalDate | null {
  const [newest] = shown.map(({ on }) => on).sort((a, b) => (a < b ? 1 : -1))
  return newest ?? null
}
