import * as z from 'zod/mini'
import { plainWords } from '../kernel/plain-words'

/** FHIR AllergyIntolerance.reaction.severity. */
export const ALLERGY_SEVERITIES = ['mild', 'moderate', 'severe'] as const
export type AllergySeverity = (typeof ALLERGY_SEVERITIES)[number]

/** What a parent saw, in one line each; the examples are plain ones (design; a paediatrician has yet to approve). */
export const ALLERGY_SEVERITY_WORDS_ZH = {
  mild: '轻：起疹子、发痒',
  moderate: '中：脸肿、一直吐',
  severe: '重：喘不上气、昏过去',
} as const satisfies Record<AllergySeverity, string>

/** One tap for what is named most often; everything else is typed. */
export const COMMON_ALLERGENS = ['青霉素', '头孢', '鸡蛋', '牛奶', '花生', '海鲜', '尘螨', '花粉'] as const

/** Of one person, those that hold: all of them are held against every prescription. */
export const ALLERGIES_MAX = 50

export const allergyShape = z.strictObject({
  /** What is not tolerated, without the word 过敏. */
  substance: plainWords(20, 1),
  /** What happened; may be empty. */
  reaction: plainWords(100),
  /** Null: nobody said. */
  severity: z.nullable(z.enum(ALLERGY_SEVERITIES)),
})
export type AllergyFacts = z.infer<typeof allergyShape>

/** `青霉素过敏` */
export function allergyInWords({ substance }: Pick<AllergyFacts, 'substance'>): string {
  return `${bare(substance)}过敏`
}

/** `青霉素、鸡蛋过敏` for a red strip, the gravest first; null where nothing is known, which is not the same as none. */
export function allergyStrip(allergies: readonly AllergyFacts[]): string | null {
  if (allergies.length === 0) return null
  const gravest = [...allergies].sort((a, b) => weight(b) - weight(a))
  return `${[...new Set(gravest.map(({ substance }) => bare(substance)))].join('、')}过敏`
}

function bare(substance: string): string {
  return substance.replace(/过敏$/, '') || substance
}

function weight({ severity }: AllergyFacts): number {
  return severity === null ? 0 : ALLERGY_SEVERITIES.indexOf(severity) + 1
}
