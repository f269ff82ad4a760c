import * as z from 'zod/mini'
import { type Refusal, refuse } from '../kernel/errors'
import { plainWords } from '../kernel/plain-words'
import { mustNotHave } from './drug-allergy'

export const DOSE_UNITS = ['mL', 'mg', 'g', '片', '粒', '袋', '滴', '喷', '支'] as const
export type DoseUnit = (typeof DOSE_UNITS)[number]

export const DRUG_ROUTES = [
  'oral',
  'nebulised',
  'inhaled',
  'nasal',
  'eye',
  'skin',
  'rectal',
  'injection',
] as const
export type DrugRoute = (typeof DRUG_ROUTES)[number]
export const DRUG_ROUTE_NAMES_ZH = {
  oral: '口服',
  nebulised: '雾化',
  inhaled: '吸入',
  nasal: '滴鼻喷鼻',
  eye: '滴眼',
  skin: '外用',
  rectal: '塞肛门',
  injection: '注射',
} as const satisfies Record<DrugRoute, string>

export const DRUG_FREQUENCIES = ['qd', 'bid', 'tid', 'qid', 'qn', 'when-needed', 'once'] as const
export type DrugFrequency = (typeof DRUG_FREQUENCIES)[number]
export const DRUG_FREQUENCY_WORDS_ZH = {
  qd: '每天 1 次',
  bid: '每天 2 次',
  tid: '每天 3 次',
  qid: '每天 4 次',
  qn: '睡前 1 次',
  'when-needed': '需要时用',
  once: '只用 1 次',
} as const satisfies Record<DrugFrequency, string>

export const PRESCRIPTION_ITEMS_MAX = 10
const DAYS_MAX = 60

export const prescriptionItemShape = z.strictObject({
  drug: plainWords(40, 1),
  /** Thousandths of the unit, each time: 4500 of mL is 4.5 mL. */
  doseThousandths: z.int().check(z.gte(1), z.lte(5_000_000)),
  unit: z.enum(DOSE_UNITS),
  route: z.enum(DRUG_ROUTES),
  frequency: z.enum(DRUG_FREQUENCIES),
  days: z.int().check(z.gte(1), z.lte(DAYS_MAX)),
  /** 饭后, 间隔 6 小时以上; may be empty. */
  note: plainWords(60),
})
export type PrescriptionItem = z.infer<typeof prescriptionItemShape>

export const prescriptionItemsShape = z
  .array(prescriptionItemShape)
  .check(z.minLength(1), z.maxLength(PRESCRIPTION_ITEMS_MAX))

/**
 * Why the items cannot be prescribed, or null. The same drug twice is nearly always a slip of the finger; a drug that
 * the person does not tolerate is never written, whoever insists.
 *
 * @returns prescription_allergy or prescription_twice, with the item's place from 1: a drug's name is never a fact
 */
export function refusePrescription(
  items: readonly PrescriptionItem[],
  allergens: readonly string[],
): Refusal | null {
  const dangerous = items.findIndex(({ drug }) => allergens.some((substance) => mustNotHave(drug, substance)))
  if (dangerous >= 0) return refuse('prescription_allergy', { item: dangerous + 1 })
  const twice = items.findIndex(({ drug }, place) => items.findIndex((each) => each.drug === drug) < place)
  return twice >= 0 ? refuse('prescription_twice', { item: twice + 1 }) : null
}

/** `每次 4.5 mL，口服，每天 3 次，3 天，饭后` */
export function prescriptionItemInWords(item: PrescriptionItem): string {
  const isAsNeeded = item.frequency === 'when-needed' || item.frequency === 'once'
  return [
    `每次 ${item.doseThousandths / 1000} ${item.unit}`,
    DRUG_ROUTE_NAMES_ZH[item.route],
    DRUG_FREQUENCY_WORDS_ZH[item.frequency],
    ...(isAsNeeded ? [] : [`${item.days} 天`]),
    ...(item.note === '' ? [] : [item.note]),
  ].join('，')
}

/** A drug as it stands in the list of one tap, before the doctor has said how much. */
interface UsualDrug {
  readonly drug: string
  readonly unit: DoseUnit
  readonly route: DrugRoute
  readonly frequency: DrugFrequency
  readonly days: number
}

/**
 * What children at a community clinic are given most. How it is taken is only filled in and can be changed; how much
 * is never guessed (design; a paediatrician has yet to approve the choice).
 */
// biome-ignore format: one row a line
const USUAL: readonly (readonly [string, DoseUnit, DrugRoute, DrugFrequency, number])[] = [
  ['布洛芬混悬液', 'mL', 'oral', 'when-needed', 3],
  ['对乙酰氨基酚混悬滴剂', 'mL', 'oral', 'when-needed', 3],
  ['口服补液盐Ⅲ', '袋', 'oral', 'when-needed', 3],
  ['蒙脱石散', '袋', 'oral', 'tid', 3],
  ['氨溴索口服溶液', 'mL', 'oral', 'bid', 5],
  ['西替利嗪滴剂', '滴', 'oral', 'qn', 5],
  ['生理性海水鼻喷雾', '喷', 'nasal', 'tid', 5],
  ['布地奈德混悬液', 'mg', 'nebulised', 'bid', 3],
  ['沙丁胺醇雾化液', 'mg', 'nebulised', 'bid', 3],
  ['阿莫西林颗粒', 'mg', 'oral', 'tid', 5],
  ['头孢克洛干混悬剂', 'mg', 'oral', 'tid', 5],
  ['阿奇霉素颗粒', 'mg', 'oral', 'qd', 3],
  ['炉甘石洗剂', 'mL', 'skin', 'tid', 5],
  ['维生素 D 滴剂', '粒', 'oral', 'qd', 30],
]

export const USUAL_DRUGS: readonly UsualDrug[] = USUAL.map(([drug, unit, route, frequency, days]) => ({
  drug,
  unit,
  route,
  frequency,
  days,
}))
