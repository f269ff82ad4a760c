import { CHECKUP_ITEMS, type CheckupItem } from './checkup-item'

/** One of the thirteen times a child is looked at for free from birth to six years (FHIR CarePlan.activity). */
export interface CheckupOccasion {
  /** 1 … 13 */
  readonly visitNo: number
  readonly code: string
  /** As a family calls it: 12 月龄体检 */
  readonly nameZh: string
  /** Under the dot of the line of thirteen: 12月 */
  readonly labelZh: string
  /** Completed months of life at which it is due; the two of a newborn have days of their own. */
  readonly ageMonths: number
  readonly items: readonly CheckupItem[]
  /** What is shown to the parents for caring in the Chinese way (中医调养); null: not at this age. */
  readonly tcm: string | null
}

/** Of a newborn; neither is due by months. */
export const HOME_VISIT_NO = 1
export const FIRST_MONTH_VISIT_NO = 2
/** Stands for a further visit to a newborn at risk (加访), which is none of the thirteen. */
export const EXTRA_VISIT_NO = 0

const NEWBORN = ['birth', 'home', 'feeding', 'growth', 'physical', 'hip', 'eye', 'guidance'] as const
const EVERY_TIME = ['feeding', 'growth', 'physical', 'development', 'eye', 'guidance'] as const

/** visitNo, code, name, label, months, what is done besides what is done every time, TCM */
type Row = readonly [number, string, string, string, number, readonly CheckupItem[], string?]

// biome-ignore format: one occasion a line
const ROWS: readonly Row[] = [
  [1, 'NEWBORN_HOME', '新生儿家庭访视', '出生', 0, NEWBORN],
  [2, 'M1', '满月体检', '满月', 1, [...EVERY_TIME, 'head', 'hip']],
  [3, 'M3', '3 月龄体检', '3月', 3, [...EVERY_TIME, 'head', 'hip', 'warning-signs', 'autism']],
  [4, 'M6', '6 月龄体检', '6月', 6, [...EVERY_TIME, 'head', 'hip', 'warning-signs', 'autism', 'hearing', 'blood', 'tcm'], '摩腹、捏脊'],
  [5, 'M8', '8 月龄体检', '8月', 8, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'blood']],
  [6, 'M12', '12 月龄体检', '12月', 12, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'hearing', 'teeth', 'tcm'], '摩腹、捏脊'],
  [7, 'M18', '18 月龄体检', '18月', 18, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'blood', 'teeth', 'tcm'], '按揉迎香、足三里'],
  [8, 'M24', '2 岁体检', '2岁', 24, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'hearing', 'refraction', 'teeth', 'tcm'], '按揉迎香、足三里'],
  [9, 'M30', '30 月龄体检', '30月', 30, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'blood', 'teeth', 'tcm'], '按揉四神聪'],
  [10, 'M36', '3 岁体检', '3岁', 36, [...EVERY_TIME, 'head', 'warning-signs', 'autism', 'hearing', 'refraction', 'teeth', 'tcm'], '按揉四神聪'],
  [11, 'Y4', '4 岁体检', '4岁', 48, [...EVERY_TIME, 'warning-signs', 'autism', 'blood', 'vision', 'refraction', 'teeth']],
  [12, 'Y5', '5 岁体检', '5岁', 60, [...EVERY_TIME, 'warning-signs', 'autism', 'blood', 'vision', 'refraction', 'teeth']],
  [13, 'Y6', '6 岁体检', '6岁', 72, [...EVERY_TIME, 'warning-signs', 'autism', 'blood', 'vision', 'refraction', 'teeth']],
]

/** The third edition of the norm, as it stood on 2026-11-21. */
export const CHECKUP_OCCASIONS: readonly CheckupOccasion[] = ROWS.map(
  ([visitNo, code, nameZh, labelZh, ageMonths, items, tcm]) => ({
    visitNo,
    code,
    nameZh,
    labelZh,
    ageMonths,
    // In the order in which they are told.
    items: CHECKUP_ITEMS.filter((item) => items.includes(item)),
    tcm: tcm ?? null,
  }),
)
