/** How a vaccine acts on others given near it: only injected live ones keep a distance. */
type VaccineKind = 'inactivated' | 'live' | 'live-oral' | 'antibody'

/** What doses are counted in: the programme's series, then those of vaccines that a family pays for. */
export const SERIES_NAMES_ZH = {
  HepB: '乙肝',
  BCG: '卡介苗',
  Polio: '脊灰',
  DTP: '百白破',
  MenA: 'A群流脑',
  MenAC: 'A群C群流脑',
  MMR: '麻腮风',
  JE: '乙脑',
  HepA: '甲肝',
  HPV: 'HPV',
  Hib: 'Hib',
  PCV13: '13价肺炎',
  RV5: '轮状病毒',
  VAR: '水痘',
  EV71: '手足口',
  FLU: '流感',
} as const

export type VaccineSeries = keyof typeof SERIES_NAMES_ZH

/** A vaccine as it is given (FHIR Immunization.vaccineCode). */
export interface Vaccine {
  readonly nameZh: string
  readonly kind: VaccineKind
  /** In the national programme, now or once: nobody pays for it. */
  readonly isFree: boolean
  /** What one dose of it counts for. */
  readonly series: readonly VaccineSeries[]
  /** Where it is usually given. */
  readonly siteZh: string
}

const THIGH_OR_ARM = '上臂外侧三角肌或大腿前外侧中部'
const BELOW_DELTOID = '上臂外侧三角肌下缘'
const ARM = '上臂外侧三角肌'
const BY_MOUTH = '口服'

/**
 * Everything that can be written down: the vaccines of 国家免疫规划疫苗儿童免疫程序及说明, the measles and rubella
 * vaccine before 2020, and the common ones beside the programme. Immunoglobulin and antibodies are no vaccines and
 * count for nothing, but injected live ones wait for immunoglobulin.
 */
export const VACCINES = {
  HepB: free('乙肝疫苗', 'inactivated', 'HepB', THIGH_OR_ARM),
  BCG: free('卡介苗', 'live', 'BCG', '上臂外侧三角肌中部略下处'),
  IPV: free('脊灰灭活疫苗', 'inactivated', 'Polio', THIGH_OR_ARM),
  bOPV: free('脊灰减毒活疫苗', 'live-oral', 'Polio', BY_MOUTH),
  DTaP: free('百白破疫苗', 'inactivated', 'DTP', THIGH_OR_ARM),
  DT: free('白破疫苗', 'inactivated', 'DTP', ARM),
  'MPSV-A': free('A群流脑多糖疫苗', 'inactivated', 'MenA', BELOW_DELTOID),
  'MPSV-AC': free('A群C群流脑多糖疫苗', 'inactivated', 'MenAC', BELOW_DELTOID),
  MMR: free('麻腮风疫苗', 'live', 'MMR', BELOW_DELTOID),
  MR: free('麻风疫苗', 'live', 'MMR', BELOW_DELTOID),
  'JE-L': free('乙脑减毒活疫苗', 'live', 'JE', BELOW_DELTOID),
  'JE-I': free('乙脑灭活疫苗', 'inactivated', 'JE', ARM),
  'HepA-L': free('甲肝减毒活疫苗', 'live', 'HepA', BELOW_DELTOID),
  'HepA-I': free('甲肝灭活疫苗', 'inactivated', 'HepA', ARM),
  '2vHPV': free('双价HPV疫苗', 'inactivated', 'HPV', ARM),
  'DTaP-IPV-Hib': paid('五联疫苗', 'inactivated', ['DTP', 'Polio', 'Hib']),
  'DTaP-Hib': paid('四联疫苗', 'inactivated', ['DTP', 'Hib']),
  Hib: paid('Hib疫苗', 'inactivated', ['Hib']),
  PCV13: paid('13价肺炎疫苗', 'inactivated', ['PCV13']),
  RV5: paid('五价轮状病毒疫苗', 'live-oral', ['RV5'], BY_MOUTH),
  VAR: paid('水痘疫苗', 'live', ['VAR'], BELOW_DELTOID),
  EV71: paid('手足口疫苗', 'inactivated', ['EV71']),
  FLU: paid('流感疫苗', 'inactivated', ['FLU']),
  'RSV-mAb': paid('RSV单抗', 'antibody', []),
  IG: paid('免疫球蛋白', 'antibody', []),
} as const satisfies Record<string, Vaccine>

export type VaccineCode = keyof typeof VACCINES
export const VACCINE_CODES = Object.keys(VACCINES) as [VaccineCode, ...VaccineCode[]]

export function isVaccineCode(text: string): text is VaccineCode {
  return Object.hasOwn(VACCINES, text)
}

export function countsFor(code: VaccineCode, series: VaccineSeries): boolean {
  return seriesOf(code).includes(series)
}

export function seriesOf(code: VaccineCode): readonly VaccineSeries[] {
  return VACCINES[code].series
}

/** Whether two of these, given on different days, keep a distance. */
export function isInjectedLive(code: VaccineCode): boolean {
  return VACCINES[code].kind === 'live'
}

export function containsInactivatedPolio(code: VaccineCode): boolean {
  return code === 'IPV' || code === 'DTaP-IPV-Hib'
}

/** One injection that stands for doses of several series. */
export function isCombined(code: VaccineCode): boolean {
  return seriesOf(code).length > 1
}

function free(nameZh: string, kind: VaccineKind, series: VaccineSeries, siteZh: string): Vaccine {
  return { nameZh, kind, isFree: true, series: [series], siteZh }
}

function paid(
  nameZh: string,
  kind: VaccineKind,
  series: readonly VaccineSeries[],
  siteZh: string = THIGH_OR_ARM,
): Vaccine {
  return { nameZh, kind, isFree: false, series, siteZh }
}
