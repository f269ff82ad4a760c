import type { VaccineCode, VaccineSeries } from './vaccine'

/** A distance from the dose before, in days or in months of the calendar. */
export interface DoseInterval {
  readonly minIntervalDays?: number
  readonly minIntervalMonths?: number
}

/** One dose of a series as the programme prints it. The printed age is the lowest at which it may be given. */
export interface DoseRule extends DoseInterval {
  readonly series: VaccineSeries
  readonly doseNo: number
  readonly vaccine: VaccineCode
  readonly ageMonths: number
  /** The child is late from the day on which it reaches this age; null: no deadline is printed. */
  readonly latestBeforeMonths: number | null
  /** Late too from so many days after the birth: hours are not kept of a dose, only its day. */
  readonly latestAfterDays?: number
  /** Late too when this long after the dose before. */
  readonly maxIntervalMonths?: number
}

/** A version of the national schedule. */
export interface ImmunizationProgramme {
  readonly versionId: string
  readonly title: string
  /** How families are told which version they see: `2026 版`. */
  readonly shortZh: string
  /** What this version changed against the one before; null for the first. */
  readonly changeZh: string | null
  readonly doses: readonly DoseRule[]
  /** Instead of the doses above where a child began with the inactivated vaccine. */
  readonly inactivatedOptions: readonly DoseRule[]
}

const DOSES_2021: readonly DoseRule[] = [
  // Within 24 hours of the birth (rules D-IM-04).
  dose('HepB', 1, 'HepB', 0, null, { latestAfterDays: 1 }),
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
  dose('MenA', 1, 'MPSV-A', 6, null),
  dose('MenA', 2, 'MPSV-A', 9, 18, { minIntervalMonths: 3 }),
  dose('MenAC', 1, 'MPSV-AC', 36, 48, { minIntervalMonths: 12 }),
  dose('MenAC', 2, 'MPSV-AC', 72, 84, { minIntervalMonths: 36 }),
  dose('MMR', 1, 'MMR', 8, 12),
  dose('MMR', 2, 'MMR', 18, 24, { minIntervalDays: 28 }),
  dose('JE', 1, 'JE-L', 8, 12),
  dose('JE', 2, 'JE-L', 24, 36, { minIntervalMonths: 12 }),
  dose('HepA', 1, 'HepA-L', 18, 24),
]

const INACTIVATED_OPTIONS: readonly DoseRule[] = [
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
  dose('HPV', 2, '2vHPV', 162, 216, { minIntervalMonths: 6, maxIntervalMonths: 12 }),
])

const DOSES_2026 = changed(DOSES_2025_HPV, [
  dose('MenA', 1, 'MPSV-A', 6, 12),
  dose('MenA', 2, 'MPSV-A', 9, 24, { minIntervalMonths: 3 }),
])

/** The versions that the product knows, oldest first (rules D-IM-01 … D-IM-03 and what was found beside them). */
export const PROGRAMMES = {
  nip2021: {
    versionId: 'NIP-CN-2021',
    title: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
    shortZh: '2021 版',
    changeZh: null,
    doses: DOSES_2021,
    inactivatedOptions: INACTIVATED_OPTIONS,
  },
  nip2025Dtap: {
    versionId: 'NIP-CN-2025-DTAP',
    title: '2021年版，2025年1月1日起百白破程序调整',
    shortZh: '2025 版',
    changeZh: '百白破改为 2、4、6、18 月龄和 6 岁，共 5 剂，6 岁不再打白破',
    doses: DOSES_2025_DTAP,
    inactivatedOptions: INACTIVATED_OPTIONS,
  },
  nip2025Hpv: {
    versionId: 'NIP-CN-2025-HPV',
    title: '2021年版，2025年11月10日起加双价HPV疫苗',
    shortZh: '2025 版',
    changeZh: '满 13 岁的女孩免费打两剂双价HPV疫苗（2011年11月10日以后出生）',
    doses: DOSES_2025_HPV,
    inactivatedOptions: INACTIVATED_OPTIONS,
  },
  nip2026: {
    versionId: 'NIP-CN-2026',
    title: '国家免疫规划疫苗儿童免疫程序及说明（2026年版）',
    shortZh: '2026 版',
    changeZh: 'A群流脑第 1 剂要在 1 岁前、第 2 剂要在 2 岁前打完',
    doses: DOSES_2026,
    inactivatedOptions: INACTIVATED_OPTIONS,
  },
} as const satisfies Record<string, ImmunizationProgramme>

function dose(
  series: VaccineSeries,
  doseNo: number,
  vaccine: VaccineCode,
  ageMonths: number,
  latestBeforeMonths: number | null,
  more: DoseInterval & Pick<DoseRule, 'maxIntervalMonths' | 'latestAfterDays'> = {},
): DoseRule {
  return { series, doseNo, vaccine, ageMonths, latestBeforeMonths, ...more }
}

/** The same table with some doses written anew, and new ones at the end. */
function changed(doses: readonly DoseRule[], anew: readonly DoseRule[]): readonly DoseRule[] {
  const isSame = (a: DoseRule, b: DoseRule) => a.series === b.series && a.doseNo === b.doseNo
  return [
    ...doses.map((old) => anew.find((each) => isSame(each, old)) ?? old),
    ...anew.filter((each) => !doses.some((old) => isSame(old, each))),
  ]
}
