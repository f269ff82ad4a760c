import { ruleInWords } from '#domain/kernel/rule-definition'
import { ruleInForce } from '#domain/kernel/rule-set'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { PATHWAY_NAMES_ZH, PATHWAYS, type Pathway } from '#domain/mutual-aid/benefit/pathway-name'
import {
  CLAIM_CARE_NAMES_ZH,
  CLAIM_CARES,
  HOSPITAL_LEVEL_NAMES_ZH,
  HOSPITAL_LEVELS,
} from '#domain/mutual-aid/claim/claim-care'
import { CLAIM_DOCUMENT_NAMES_ZH, type ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { CLAIM_RULE_CODES, type ClaimRules } from '#domain/mutual-aid/claim/claim-rules'
import { COVERAGE_RULE_CODES, type CoverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { FEE_BANDS, feeBandZh } from '#domain/mutual-aid/plan/fee-band'
import { LEGAL_FORM_ZH } from '#domain/mutual-aid/plan/legal-form'
import { planFaq } from '#domain/mutual-aid/plan/plan-faq'
import { enrolmentWindow, planYearOn } from '#domain/mutual-aid/plan/plan-year'
import { ruleDefinition } from '#domain/rule-definitions'
import type { Context } from '../../../platform/context'
import { ownPlan } from './quote-coverage'
import { planOnDay } from './rules-of-plan'

/** Everything that a family should know of the plan before it takes part, as it holds today. @throws not_found */
export async function readPlan(ctx: Context) {
  const today = localDateOf(ctx.now())
  const row = await ownPlan(ctx.db)
  const { rules, claimRules, keyFacts } = await planOnDay(ctx, row, today)
  const { region, ...plan } = row
  return {
    plan: { ...plan, legalFormZh: LEGAL_FORM_ZH[plan.legalForm] },
    window: windowOf(today, rules),
    period: planYearOn(today, rules),
    bands: FEE_BANDS.map((code) => ({
      code,
      nameZh: feeBandZh(code, rules),
      feeFen: code === 'under-6' ? rules['MA-05'].youngerFen : rules['MA-05'].olderFen,
    })),
    ...benefitsOf(claimRules),
    covered: [
      ...CLAIM_CARES.map((code) => ({ code: code as string, text: CLAIM_CARE_NAMES_ZH[code] as string })),
      { code: 'MA-06', text: rules['MA-06'].statement },
    ],
    keyFacts: keyFacts.facts,
    rules: await rulesInWords(ctx, region, today),
    faq: planFaq(plan, rules),
  }
}

function windowOf(today: LocalDate, rules: CoverageRules) {
  const { isOpen, ...days } = enrolmentWindow(today, rules)
  return { ...days, state: isOpen ? ('open' as const) : ('closed' as const) }
}

function benefitsOf(rules: ClaimRules) {
  const pathways = rules['MA-10'].value
  const { scope, majorOutpatientFen, ...deductibles } = rules['MA-09'].value
  const { submitDays, noticeDays, decideDays, payDays } = rules['MA-15'].value
  return {
    pathways: PATHWAYS.map((code) => ({
      code,
      nameZh: PATHWAY_NAMES_ZH[code],
      ratioBasisPoints: pathways[code],
      inWords: pathwayInWords(code, pathways.lateHours),
    })),
    /** What a certified doctor at the first contact adds, and the most that it may come to; basis points. */
    bonus: { basisPoints: pathways.certifiedBonus, maxBasisPoints: pathways.max },
    deductibles: [
      ...HOSPITAL_LEVELS.map((level) => ({
        level: level as string,
        nameZh: HOSPITAL_LEVEL_NAMES_ZH[level] as string,
        fen: deductibles[`${level}Fen`],
        scope,
      })),
      {
        level: 'major-outpatient',
        nameZh: `${CLAIM_CARE_NAMES_ZH['major-outpatient']}、${CLAIM_CARE_NAMES_ZH['rare-drug']}`,
        fen: majorOutpatientFen,
        scope,
      },
    ],
    capFen: rules['MA-11'].value.ordinaryFen,
    majorCapFen: rules['MA-11'].value.majorFen,
    rareDrugCapFen: rules['MA-11'].value.rareDrugFen,
    exclusions: rules['MA-13'].value.exclusions,
    documents: [...new Set(Object.values(rules['MA-14'].value.required).flat())].map(document),
    limits: { submitDays, noticeDays, decideDays, payDays, appealDays: rules['MA-18'].value.days },
  }
}

function document(code: ClaimDocument) {
  return { code, nameZh: CLAIM_DOCUMENT_NAMES_ZH[code] }
}

function pathwayInWords(pathway: Pathway, lateHours: number): string {
  switch (pathway) {
    case 'A':
      return '先在社区看，医生转诊，医院接收以后再入院'
    case 'B':
      return `来不及的先去急诊，${lateHours} 小时内补登`
    case 'C':
      return '在家门口就看好了'
    case 'D':
      return '没有先在社区看，直接去了上级医院'
  }
}

/** Every rule of the plan with its source, and whether anybody has seen the official text. */
async function rulesInWords(ctx: Context, region: string, today: LocalDate) {
  const all = await ctx.rules()
  return [...COVERAGE_RULE_CODES, ...CLAIM_RULE_CODES].sort().flatMap((code) => {
    const rule = ruleInForce(all, region, code, today)
    if (!rule) return []
    const definition = ruleDefinition(code)
    return [
      {
        code,
        nameZh: definition?.nameZh ?? code,
        inWords: ruleInWords(rule.value, definition),
        source: rule.source,
        verified: rule.verified,
        validFrom: rule.validFrom,
      },
    ]
  })
}
