import type { GrowthJudgement } from '#domain/growth/assess-growth'
import type { GrowthLevel } from '#domain/growth/growth-level'
import { NUTRITION_CLASS_NAMES_ZH } from '#domain/growth/nutrition-class'
import { childrenBelow } from '#domain/growth/percentile'
import { type ZScore, zNumber } from '#domain/growth/z-score'
import type { Sex } from '#domain/kernel/sex'
import { ageMonthsOn, daysBetween, type LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { GrowthPoint, GrowthRecord, MeasuredPoint, ShownMeasure } from './growth-record'

/** The five levels as a family reads them. */
const LEVELS: Readonly<Record<GrowthLevel, string>> = {
  low: '下等',
  'lower-middle': '中下等',
  middle: '中等',
  'upper-middle': '中上等',
  high: '上等',
}

/** How far a child may move between two measurements and still be on its own line: one band of the booklet (design). */
const OWN_LINE = 0.67

/** `中等（−0.5 SD）`; outside the standard without a number. */
export function levelInWords({ level, z }: GrowthJudgement): string {
  return `${LEVELS[level]}（${sdInWords(z)}）`
}

/** The same with what the standard calls it, which is for staff alone to say. */
export function levelForStaff(judgement: GrowthJudgement): string {
  const { nutrition } = judgement
  return nutrition === null
    ? levelInWords(judgement)
    : `${levelInWords(judgement)}，${NUTRITION_CLASS_NAMES_ZH[nutrition]}`
}

/** `−0.5 SD`, with a real minus. */
export function sdInWords(z: ZScore): string {
  if (z === 'below') return '低于 −3 SD'
  if (z === 'above') return '高于 +3 SD'
  return `${signed(z)} SD`
}

/** `−0.5`; `—` where nothing is judged, which is also what a family measured (rules D-GR-06). */
export function sdCell({ point, judgement }: MeasuredPoint): string {
  if (!judgement || point.source === 'family') return '—'
  if (judgement.z === 'below') return '<−3'
  return judgement.z === 'above' ? '>+3' : signed(judgement.z)
}

function signed(z: number): string {
  const figure = Math.abs(z).toFixed(1)
  if (figure === '0.0') return '0'
  return z < 0 ? `−${figure}` : `+${figure}`
}

/** `出生`, `28 天`, `14 月`, `3岁6月`. Of the calendar, not corrected. */
export function ageCell(birthDate: LocalDate, on: LocalDate): string {
  const months = ageMonthsOn(birthDate, on)
  if (on === birthDate) return '出生'
  if (months < 1) return `${daysBetween(birthDate, on)} 天`
  if (months < 36) return `${months} 月`
  const rest = months % 12
  return rest === 0 ? `${Math.floor(months / 12)} 岁` : `${Math.floor(months / 12)}岁${rest}月`
}

export function whoMeasured({ source, practitioner, id }: GrowthPoint): string {
  if (id === null) return source === 'family' ? '家里记的' : '出生记录'
  if (source === 'family') return '家里量的'
  return practitioner ?? '医护量的'
}

/** `今天 · 何静量` */
export function whenAndWho(point: GrowthPoint, today: LocalDate): string {
  const who = point.source === 'family' ? '家里' : (point.practitioner ?? '医护')
  const day = point.on === today ? '今天' : dateInWords(point.on, today)
  return `${day} · ${who}量`
}

const LESS_AND_MORE: Readonly<Record<ShownMeasure, readonly [string, string]>> = {
  stature: ['矮', '高'],
  weight: ['轻', '重'],
  head: ['小', '大'],
  bmi: ['低', '高'],
}

/** 这意味着什么: sentences about the measure in view, the child's own line first. */
export function meaning(
  record: GrowthRecord,
  measure: ShownMeasure,
  measured: readonly MeasuredPoint[],
  { name, today }: { readonly name: string; readonly today: LocalDate },
): string[] {
  const judged = measured.filter(({ judgement, point }) => judgement && point.source === 'staff')
  const newest = judged.at(-1)
  return [
    ...adviceInWords(record),
    ...(record.advice.kind === 'on-track' ? ownLine(judged, name) : []),
    ...(newest?.judgement && record.advice.kind !== 'over-seven'
      ? [since(newest, measured, today) + standing(newest.judgement.z, measure, record.sex)]
      : []),
  ]
}

/** What to do, without frightening anybody and without naming an illness (journeys E3 34). */
function adviceInWords({ advice, points }: GrowthRecord): string[] {
  switch (advice.kind) {
    case 'over-seven':
      return [
        '7 岁以下的标准到这里为止，曲线不再往下画。身高体重可以接着记，想知道长得怎么样，体检时问医生。',
      ]
    case 'not-comparable':
      return points.at(-1)?.ageMonths === null
        ? ['还没到预产期，先只记下来，不和足月的孩子比。']
        : ['这个月龄在标准里没有对应的数，先只记下来，不做比较。']
    case 'measure-at-clinic':
      return ['家里量的数离多数孩子远了一些。在家量容易有出入，先别急，到社区量一次再看。']
    case 'show-doctor':
      return [
        advice.hasFarHead && advice.classes.length === 0
          ? '医生量的头围离多数孩子远了一些。先别急，请社区医生看看，要不要再量由他告诉你。'
          : '医生量的数离多数孩子远了一些。先别急，请社区医生看看，怎么吃、什么时候再量由他告诉你。',
      ]
    default:
      return []
  }
}

function ownLine(judged: readonly MeasuredPoint[], name: string): string[] {
  const scores = judged.flatMap(({ judgement }) => (judgement ? [zNumber(judgement.z)] : []))
  const newest = scores.at(-1)
  if (newest === undefined) return []
  if (scores.length === 1) return ['医生才量过一次，还看不出走向。过一阵再量，线就出来了。']
  const strayed = scores.some((score) => Math.abs(score - newest) > OWN_LINE)
  return strayed
    ? ['几次量下来有起有落，都在多数孩子里。接着按时量，看往后的走向。']
    : [`${name}一直沿着自己的线在长，这比某一次高一点、低一点更重要。`]
}

/** What a family measured since is not judged: the sentence says of which day it speaks. */
function since(newest: MeasuredPoint, measured: readonly MeasuredPoint[], today: LocalDate): string {
  return newest === measured.at(-1) ? '' : `按医生 ${dateInWords(newest.point.on, today)}量的，`
}

function standing(z: ZScore, measure: ShownMeasure, sex: Sex): string {
  const below = childrenBelow(z)
  const [less, more] = LESS_AND_MORE[measure]
  const they = sex === 'male' ? '他' : '她'
  const peers = sex === 'male' ? '男孩' : '女孩'
  return `100 个同龄${peers}里，大约 ${below} 个比${they}${less}、${100 - below} 个比${they}${more}。`
}
