import type { AllergyFacts } from '#domain/record/allergy'
import type { PrescriptionItem } from '#domain/record/prescription'
import type { ReportItemCode } from '#domain/report/report-item'
import type { ReportValue } from '#domain/report/report-result'
import type { VisitRecord } from '#domain/visit/visit-record'

/** A visit that lies behind a family of the demo, with what was prescribed. */
export interface DemoVisit {
  readonly patient: string
  readonly daysAgo: number
  readonly record: VisitRecord
  readonly items: readonly PrescriptionItem[]
}

const dose = (
  drug: string,
  doseThousandths: number,
  unit: PrescriptionItem['unit'],
  frequency: PrescriptionItem['frequency'],
  days: number,
  note = '',
): PrescriptionItem => ({ drug, doseThousandths, unit, route: 'oral', frequency, days, note })

export const DEMO_VISITS: readonly DemoVisit[] = [
  {
    patient: 'zhou-yuman',
    daysAgo: 33,
    record: {
      complaints: ['发热', '咳嗽'],
      temperatureTenths: 386,
      weightGrams: 17_000,
      abnormal: ['throat', 'lungs'],
      diagnoses: ['J20.900'],
      words: '多喝水，夜里咳就把上身垫高。喘或者烧过三天，随时回来。',
      next: { kind: 'home', days: 3 },
    },
    items: [
      dose('氨溴索口服溶液', 5_000, 'mL', 'bid', 5, '饭后'),
      dose('布洛芬混悬液', 8_000, 'mL', 'when-needed', 3, '38.5 ℃ 以上，间隔 6 小时以上'),
    ],
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 190,
    record: {
      complaints: ['呕吐', '拉肚子'],
      temperatureTenths: 374,
      weightGrams: 16_200,
      abnormal: [],
      diagnoses: ['K52.904'],
      words: '少量多次喝补液盐，不用禁食。尿少、没精神，马上来。',
      next: { kind: 'home', days: 2 },
    },
    items: [dose('口服补液盐Ⅲ', 1_000, '袋', 'when-needed', 3, '冲 250 mL 温水，小口喝')],
  },
  {
    patient: 'chen-yinuo',
    daysAgo: 64,
    record: {
      complaints: ['发热', '流鼻涕'],
      temperatureTenths: 382,
      weightGrams: 8_900,
      abnormal: ['throat'],
      diagnoses: ['J06.900'],
      words: '青霉素过敏，不用阿莫西林。多喝水，勤量体温。',
      next: { kind: 'home', days: 3 },
    },
    items: [dose('布洛芬混悬液', 4_500, 'mL', 'when-needed', 3, '38.5 ℃ 以上，间隔 6 小时以上')],
  },
]

export interface DemoReport {
  readonly patient: string
  readonly daysAgo: number
  readonly itemCode: ReportItemCode
  readonly values: readonly ReportValue[]
  readonly conclusion: string
}

const value = (name: string, figure: number, unit: string, low: number | null, high: number | null) => ({
  name,
  value: figure,
  unit,
  low,
  high,
})
const blood = (white: number, haemoglobin: number, platelets: number): ReportValue[] => [
  value('白细胞', white, '10⁹/L', 4.4, 11.9),
  value('血红蛋白', haemoglobin, 'g/L', 112, 149),
  value('血小板', platelets, '10⁹/L', 188, 472),
]

/** Ranges as a laboratory of the county would print them; figures of a child who was ill and got well. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    patient: 'zhou-yuman',
    daysAgo: 760,
    itemCode: 'blood-routine',
    values: blood(8.6, 118, 310),
    conclusion: '',
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 395,
    itemCode: 'blood-routine',
    values: blood(7.9, 124, 288),
    conclusion: '',
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 33,
    itemCode: 'blood-routine',
    values: blood(13.2, 116, 352),
    conclusion: '',
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 33,
    itemCode: 'crp',
    values: [value('C 反应蛋白', 14, 'mg/L', null, 10)],
    conclusion: '',
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 1,
    itemCode: 'blood-routine',
    values: blood(7.4, 121, 296),
    conclusion: '和上次比都回到参考范围内',
  },
  {
    patient: 'chen-yinuo',
    daysAgo: 64,
    itemCode: 'blood-routine',
    values: blood(9.8, 117, 301),
    conclusion: '',
  },
]

export interface DemoAllergy extends AllergyFacts {
  readonly patient: string
  readonly daysAgo: number
  readonly source: 'family' | 'staff'
}

export const DEMO_ALLERGIES: readonly DemoAllergy[] = [
  {
    patient: 'zhou-yuman',
    daysAgo: 820,
    source: 'staff',
    substance: '青霉素',
    reaction: '吃阿莫西林半小时，全身起疹子',
    severity: 'moderate',
  },
  {
    patient: 'zhou-yuman',
    daysAgo: 500,
    source: 'family',
    substance: '芒果',
    reaction: '嘴边发红',
    severity: 'mild',
  },
  {
    patient: 'chen-yinuo',
    daysAgo: 120,
    source: 'staff',
    substance: '青霉素',
    reaction: '皮试阳性',
    severity: null,
  },
]

/** What 城东 has proved to do well: its reports of these may be recognised elsewhere. */
export const DEMO_PROOFS: readonly ReportItemCode[] = ['blood-routine', 'electrolytes', 'bilirubin']
