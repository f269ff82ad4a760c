import type { VaccineCode, VaccineSeries } from './vaccine'

/**
 * One dose of a series as the programme prints it. The printed age is the lowest; months are of the calendar, an
 * interval counts from the dose before.
 */
export interface DoseRule {
  readonly series: VaccineSeries
  readonly doseNo: number
  readonly vaccine: VaccineCode
  readonly ageMonths: number
  /** The child is late from the day on which it reaches this age; null: no deadline is printed. */
  readonly latestBeforeMonths: number | null
  readonly minIntervalDays?: number
  readonly minIntervalMonths?: number
}

/** A version of the national schedule. */
export interface ImmunizationProgramme {
  readonly versionId: string
  readonly title: string
  readonly doses: readonly DoseRule[]
}

const DOSES_2021: readonly DoseRule[] = [
  dose('HepB', 1, 'HepB', 0, null),
  dose('HepB', 2, 'HepB', 1, null, { minIntervalDays: 28 }),
  dose('HepB', 3, 'HepB', 6, 12, { minIntervalDays: 60 }),
  dose('BCG', 1, 'BCG', 0, 3),
  dose('Polio', 1, 'IPV', 2, null),
  dose('Polio', 2, 'IPV', 3, null, { minIntervalDays: 28 }),
  dose('Polio', 3, 'bOPV', 4, 12, { minIntervalDays: 28 }),
  dose('Polio', 4, 'bOPV', 48, 60, { minIntervalDays: 28 }),
  dose('DTP', 1, 'DTaP', 3, null),
  dose('DTP', 2, 'DTaP', 4, null, { minIntervalDays: 28 }),
  dose('DTP', 3, 'DTaP', 5, 12, { minIntervalDays: 28 }),
  dose('DTP', 4, 'DTaP', 18, 24, { minIntervalMonths: 6 }),
  dose('DTP', 5, 'DT', 72, 84, { minIntervalMonths: 12 }),
  dose('MenPS', 1, 'MPSV-A', 6, null),
  dose('MenPS', 2, 'MPSV-A', 9, 18, { minIntervalMonths: 3 }),
  dose('MenPS', 3, 'MPSV-AC', 36, 48, { minIntervalMonths: 12 }),
  dose('MenPS', 4, 'MPSV-AC', 72, 84, { minIntervalMonths: 36 }),
  dose('MMR', 1, 'MMR', 8, 12),
  dose('MMR', 2, 'MMR', 18, 24, { minIntervalDays: 28 }),
  dose('JE', 1, 'JE-L', 8, 12),
  dose('JE', 2, 'JE-L', 24, 36, { minIntervalMonths: 12 }),
  dose('HepA', 1, 'HepA-L', 18, 24),
]

/** Instead of the doses above where a child began with the inactivated vaccine. */
export const INACTIVATED_OPTIONS: readonly DoseRule[] = [
  dose('JE', 1, 'JE-I', 8, null),
  dose('JE', 2, 'JE-I', 8, 12, { minIntervalDays: 7 }),
  dose('JE', 3, 'JE-I', 24, 36, { minIntervalMonths: 1 }),
  dose('JE', 4, 'JE-I', 72, 84, { minIntervalMonths: 36 }),
  dose('HepA', 1, 'HepA-I', 18, 24),
  dose('HepA', 2, 'HepA-I', 24, 36, { minIntervalMonths: 6 }),
]

const DOSES_2025_DTAP = changed(DOSES_2021, [
  dose('DTP', 1, 'DTaP', 2, null),
  dose('DTP', 3, 'DTaP', 6, 12, { minIntervalDays: 28 }),
  dose('DTP', 5, 'DTaP', 72, 84, { minIntervalMonths: 12 }),
])

const DOSES_2025_HPV = changed(DOSES_2025_DTAP, [
  dose('HPV', 1, '2vHPV', 156, 168),
  dose('HPV', 2, '2vHPV', 162, 216, { minIntervalMonths: 6 }),
])

const DOSES_2026 = changed(DOSES_2025_HPV, [
  dose('MenPS', 1, 'MPSV-A', 6, 12),
  dose('MenPS', 2, 'MPSV-A', 9, 24, { minIntervalMonths: 3 }),
])

export const PROGRAMMES = {
  '2021': {
    versionId: 'NIP-CN-2021',
    title: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    doses: DOSES_2021,
  },
  '2025-dtap': {
    versionId: 'NIP-CN-2025-DTAP',
    title: '2021年版，百白破改为 2、4、6、18 月龄和 6 岁',
    doses: DOSES_2025_DTAP,
  },
  '2025-hpv': {
    versionId: 'NIP-CN-2025-HPV',
    title: '2021年版，加双价HPV疫苗',
    doses: DOSES_2025_HPV,
  },
  '2026': {
    versionId: 'NIP-CN-2026',
    title: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
    doses: DOSES_2026,
  },
} as const satisfies Record<string, ImmunizationProgramme>

function dose(
  series: VaccineSeries,
  doseNo: number,
  vaccine: VaccineCode,
  ageMonths: number,
  latestBeforeMonths: number | null,
  interval: Pick<DoseRule, 'minIntervalDays' | 'minIntervalMonths'> = {},
): DoseRule {
  return { series, doseNo, vaccine, ageMonths, latestBeforeMonths, ...interval }
}

/** The same table with some doses written anew, and new ones at the end. */
function changed(doses: readonly DoseRule[], anew: readonly DoseRule[]): readonly DoseRule[] {
  const isSame = (a: DoseRule, b: DoseRule) => a.series === b.series && a.doseNo === b.doseNo
  return [
    ...doses.map((old) => anew.find((each) => isSame(each, old)) ?? old),
    ...anew.filter((each) => !doses.some((old) => isSame(old, each))),
  ]
}
