import type { VaccineCode } from './vaccine'

/** A dose as the label says it. Ages in months unless days are named. */
export interface LabelDose {
  readonly doseNo: number
  readonly ageMonths: number
  readonly minAgeDays?: number
  readonly minIntervalDays?: number
  /** After this age, in days, it is not given any more. */
  readonly latestAgeDays?: number
}

/** Which doses there are for a child that begins in this age. */
export interface LabelSchedule {
  readonly fromMonths: number
  readonly toMonths: number
  readonly doses: readonly LabelDose[]
}

/** A vaccine outside the programme: a family may choose it and pays for it (自愿自费). */
export interface OptionalVaccine {
  readonly vaccine: VaccineCode
  /** What it is for, in a parent's words. */
  readonly purposeZh: string
  readonly schedules: readonly LabelSchedule[]
  /** Given anew every year: no dose is one too many. */
  readonly isYearly?: boolean
  /** More than one text says so. */
  readonly verified: boolean
}

const later = (doseNo: number, ageMonths: number, minIntervalDays: number): LabelDose => ({
  doseNo,
  ageMonths,
  minIntervalDays,
})
const first = (ageMonths: number, minAgeDays?: number): LabelDose => ({
  doseNo: 1,
  ageMonths,
  ...(minAgeDays === undefined ? {} : { minAgeDays }),
})

/** The common ones, by their labels; products differ, and the clinic has the last word. */
export const OPTIONAL_VACCINES: readonly OptionalVaccine[] = [
  {
    vaccine: 'DTaP-IPV-Hib',
    verified: true,
    purposeZh: '一针顶三针：百白破、脊灰、Hib。打了它，免费的百白破前 4 剂和脊灰就不用再打',
    schedules: [
      { fromMonths: 2, toMonths: 3, doses: [first(2), later(2, 3, 28), later(3, 4, 28), later(4, 18, 183)] },
      { fromMonths: 3, toMonths: 6, doses: [first(3), later(2, 4, 28), later(3, 5, 28), later(4, 18, 183)] },
    ],
  },
  {
    vaccine: 'DTaP-Hib',
    verified: false,
    purposeZh: '一针顶两针：百白破、Hib。脊灰还要另外打',
    schedules: [
      { fromMonths: 3, toMonths: 6, doses: [first(3), later(2, 4, 28), later(3, 5, 28), later(4, 18, 183)] },
    ],
  },
  {
    vaccine: 'PCV13',
    verified: true,
    purposeZh: '防 13 种肺炎球菌引起的肺炎、脑膜炎',
    schedules: [
      {
        fromMonths: 1,
        toMonths: 7,
        doses: [first(2, 42), later(2, 4, 28), later(3, 6, 28), later(4, 12, 56)],
      },
      { fromMonths: 7, toMonths: 12, doses: [first(7), later(2, 9, 28), later(3, 12, 60)] },
      { fromMonths: 12, toMonths: 24, doses: [first(12), later(2, 14, 60)] },
      { fromMonths: 24, toMonths: 72, doses: [first(24)] },
    ],
  },
  {
    vaccine: 'RV5',
    verified: true,
    purposeZh: '口服，防轮状病毒引起的严重腹泻。第 1 剂只能在 12 周前',
    schedules: [
      {
        fromMonths: 1,
        toMonths: 3,
        doses: [
          { ...first(2, 42), latestAgeDays: 84 },
          later(2, 3, 28),
          { ...later(3, 4, 28), latestAgeDays: 224 },
        ],
      },
    ],
  },
  {
    vaccine: 'VAR',
    verified: true,
    purposeZh: '防水痘。有些地方免费',
    schedules: [{ fromMonths: 12, toMonths: 156, doses: [first(12), later(2, 48, 90)] }],
  },
  {
    vaccine: 'EV71',
    verified: true,
    purposeZh: '防 EV71 引起的重症手足口病，1 岁前打完最好',
    schedules: [{ fromMonths: 6, toMonths: 72, doses: [first(6), later(2, 7, 28)] }],
  },
  {
    vaccine: 'FLU',
    verified: true,
    isYearly: true,
    purposeZh: '每年秋天打。没打过的小孩子，头一年打 2 剂',
    schedules: [
      { fromMonths: 6, toMonths: 108, doses: [first(6), later(2, 7, 28)] },
      { fromMonths: 108, toMonths: 216, doses: [first(108)] },
    ],
  },
  {
    vaccine: 'Hib',
    verified: true,
    purposeZh: '防 b 型流感嗜血杆菌引起的脑膜炎、肺炎。打了五联、四联就不用',
    schedules: [
      { fromMonths: 2, toMonths: 6, doses: [first(2), later(2, 3, 28), later(3, 4, 28), later(4, 18, 183)] },
      { fromMonths: 6, toMonths: 12, doses: [first(6), later(2, 7, 28), later(3, 18, 183)] },
      { fromMonths: 12, toMonths: 72, doses: [first(12)] },
    ],
  },
]
