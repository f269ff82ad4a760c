import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { ageMonthsOn, type LocalDate } from '#domain/kernel/time'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Tag, type TagProps } from '../../components/content/tag'
import { useElderMode } from '../../theme/elder-mode'
import { growthPicture } from './growth-picture'
import {
  figureOf,
  type GrowthRecord,
  type MeasuredPoint,
  measureName,
  type ShownMeasure,
  tableOf,
  UNITS,
} from './growth-record'
import { levelInWords, whenAndWho } from './growth-words'
import './growth-curve.scss'

export interface GrowthCurveProps {
  record: GrowthRecord
  measure: ShownMeasure
  measured: readonly MeasuredPoint[]
  today: LocalDate
}

/** In a browser the picture inside would have to say it once more. */
const SAID_ABOVE = { alt: '' }
/** How much larger words are in elder mode (design guide §3). */
const ELDER_TEXT = 1.35

/** The newest value with where it stands, and the curve of the standard with the child's own line on it. */
export function GrowthCurve({ record, measure, measured, today }: GrowthCurveProps) {
  const { elder } = useElderMode()
  const { birthDate, sex, standard } = record
  const newest = measured.at(-1)
  const ageMonths = ageMonthsOn(birthDate, today)
  const unit = UNITS[measure]
  const textScale = elder ? ELDER_TEXT : 1
  const picture = useMemo(
    () =>
      growthPicture({
        measure,
        table: tableOf(standard, measure),
        measured,
        ageMonths,
        gapMonths: standard.gapMonths,
        labelOf: (each) => [`${figureOf(each, measure)} ${unit}`, whenAndWho(each.point, today)],
        textScale,
      }),
    [measure, measured, standard, ageMonths, unit, today, textScale],
  )
  const name = measureName(measure, newest?.point.statureAs === 'height')
  const tag = tagOf(record, newest)
  const judgement = newest?.judgement
  return (
    <Card>
      {newest ? (
        <View className="line line--top line--between line--elder-stack">
          <View className="stack">
            <View className="line line--base growth-curve__figure">
              <Text className="t-num t-digits">{figureOf(newest, measure)}</Text>
              <Text className="t-sub">{unit}</Text>
            </View>
            {judgement && (
              <Text className="t-sub">
                和同龄{SEX_NAMES_ZH[sex]}孩比：
                <Text className="t-primary t-strong">{levelInWords(judgement)}</Text>
              </Text>
            )}
            {!judgement && (
              <Text className="t-sub">{whenAndWho(newest.point, today)}，标准里没有对应的数</Text>
            )}
          </View>
          {tag && (
            <View className="growth-curve__tag">
              <Tag {...tag} />
            </View>
          )}
        </View>
      ) : (
        <Text className="t-2">
          还没量过{name}。图上是同龄{SEX_NAMES_ZH[sex]}孩的样子。
        </Text>
      )}
      <View
        className="growth-curve__picture mt3"
        {...spoken({
          role: 'img',
          label: `${name}曲线，${SEX_NAMES_ZH[sex]}${newest ? `，最近 ${figureOf(newest, measure)} ${unit}${judgement ? `，${levelInWords(judgement)}` : ''}` : ''}。每次的数在下面的表里`,
        })}
      >
        <Image className="growth-curve__image" src={picture} mode="aspectFit" nativeProps={SAID_ABOVE} />
      </View>
      <View className="line line--wrap growth-curve__legend mt2">
        <Legend kind="staff" words="医生量的" />
        <Legend kind="family" words="家长量的" />
        <Legend kind="band" words="多数孩子在这里" />
      </View>
    </Card>
  )
}

function Legend({ kind, words }: { kind: 'staff' | 'family' | 'band'; words: string }) {
  return (
    <View className="line growth-curve__sign">
      <View className={`growth-curve__mark growth-curve__mark--${kind}`} />
      <Text className="t-cap">{words}</Text>
    </View>
  )
}

/** Colour, icon and word; nothing of what a family measured is called good or bad. */
function tagOf({ advice }: GrowthRecord, newest: MeasuredPoint | undefined): TagProps | null {
  if (advice.kind === 'show-doctor') return { label: '请医生看看', tone: 'wait' }
  if (advice.kind === 'measure-at-clinic') return { label: '到社区量一次', tone: 'wait' }
  if (newest?.point.source === 'family') return { label: '家里量的', tone: 'mute' }
  return advice.kind === 'on-track' && newest?.judgement ? { label: '在多数孩子里', tone: 'ok' } : null
}
