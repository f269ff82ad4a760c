/** How a vaccine acts on others given near it: only injected live ones keep a distance. */
export const VACCINE_KINDS = ['inactivated', 'live', 'live-oral', 'antibody'] as const
export type VaccineKind = (typeof VACCINE_KINDS)[number]

/** What a dose counts for. The programme's series, and those of vaccines that a family pays for. */
export const VACCINE_SERIES = [
  'HepB',
  'BCG',
  'Polio',
  'DTP',
  'MenPS',
  'MMR',
  'JE',
  'HepA',
  'HPV',
  'Hib',
  'PCV13',
  'RV5',
  'VAR',
  'EV71',
  'FLU',
  'RSV-mAb',
] as const
export type VaccineSeries = (typeof VACCINE_SERIES)[number]

/** A vaccine as it is given (FHIR Immunization.vaccineCode). */
export interface Vaccine {
  readonly nameZh: string
  readonly kind: VaccineKind
  /** Free in the national programme. */
  readonly isFree: boolean
  readonly series: readonly VaccineSeries[]
  readonly siteZh: string
}

const THIGH_OR_ARM = '上臂外侧三角肌或大腿前外侧中部'
const BELOW_DELTOID = '上臂外侧三角肌下缘'
const ARM = '上臂外侧三角肌'

/**
 * Every vaccine that can be written down: those of 国家免疫规划疫苗儿童免疫程序及说明 and the common ones beside it.
 * Immunoglobulin is no vaccine, but live ones wait for it.
 */
export const VACCINES = {
  HepB: free('乙肝疫苗', 'inactivated', 'HepB', THIGH_OR_ARM),
  BCG: free('卡介苗', 'live', 'BCG', '上臂外侧三角肌中部略下处'),
  IPV: free('脊灰灭活疫苗', 'inactivated', 'Polio', THIGH_OR_ARM),
  bOPV: free('脊灰减毒活疫苗', 'live-oral', 'Polio', '口服'),
  DTaP: free('百白破疫苗', 'inactivated', 'DTP', THIGH_OR_ARM),
  DT: free('白破疫苗', 'inactivated', 'DTP', ARM),
  'MPSV-A': free('A群流脑多糖疫苗', 'inactivated', 'MenPS', BELOW_DELTOID),
  'MPSV-AC': free('A群C群流脑多糖疫苗', 'inactivated', 'MenPS', BELOW_DELTOID),
  MMR: free('麻腮风疫苗', 'live', 'MMR', BELOW_DELTOID),
  'JE-L': free('乙脑减毒活疫苗', 'live', 'JE', BELOW_DELTOID),
  'JE-I': free('乙脑灭活疫苗', 'inactivated', 'JE', ARM),
  'HepA-L': free('甲肝减毒活疫苗', 'live', 'HepA', BELOW_DELTOID),
  'HepA-I': free('甲肝灭活疫苗', 'inactivated', 'HepA', ARM),
  '2vHPV': free('双价HPV疫苗', 'inactivated', 'HPV', ARM),
  'DTaP-IPV-Hib': paid('五联疫苗', 'inactivated', ['DTP', 'Polio', 'Hib']),
  'DTaP-Hib': paid('四联疫苗', 'inactivated', ['DTP', 'Hib']),
  Hib: paid('b型流感嗜血杆菌疫苗', 'inactivated', ['Hib']),
  PCV13: paid('13价肺炎疫苗', 'inactivated', ['PCV13']),
  RV5: { ...paid('五价轮状病毒疫苗', 'live-oral', ['RV5']), siteZh: '口服' },
  VAR: paid('水痘疫苗', 'live', ['VAR'], BELOW_DELTOID),
  EV71: paid('手足口疫苗（EV71）', 'inactivated', ['EV71']),
  FLU: paid('流感疫苗', 'inactivated', ['FLU']),
  'RSV-mAb': paid('RSV 单抗', 'antibody', ['RSV-mAb']),
  IG: paid('免疫球蛋白', 'antibody', []),
} as const satisfies Record<string, Vaccine>

export type VaccineCode = keyof typeof VACCINES
export const VACCINE_CODES = Object.keys(VACCINES) as [VaccineCode, ...VaccineCode[]]

/** Whether two of these, given on different days, keep a distance. */
export function isInjectedLive(code: VaccineCode): boolean {
  return VACCINES[code].kind === 'live'
}

export function containsInactivatedPolio(code: VaccineCode): boolean {
  return code === 'IPV' || code === 'DTaP-IPV-Hib'
}

export function countsFor(code: VaccineCode, series: VaccineSeries): boolean {
  const counted: readonly VaccineSeries[] = VACCINES[code].series
  return counted.includes(series)
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
