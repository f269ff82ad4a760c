import { percentInWords, shareOf } from '../../kernel/basis-points'
import { type Fen, fen, formatYuan, sumFen } from '../../kernel/fen'
import type { LocalDate } from '../../kernel/time'
import {
  CLAIM_CARE_NAMES_ZH,
  type ClaimCare,
  HOSPITAL_LEVEL_NAMES_ZH,
  type HospitalLevel,
} from '../claim/claim-care'
import type { ClaimRuleCode, ClaimRules } from '../claim/claim-rules'
import { PATHWAY_NAMES_ZH, type Pathway } from './pathway-name'

/** What of a bill is not covered, or only up to a limit; the rest of the bill is. */
export interface BillLine {
  readonly nameZh: string
  readonly amountFen: Fen
  /** Code of an exclusion (rules MA-13); null with a limit. */
  readonly exclusion: string | null
  readonly limitFen: Fen | null
}

/** An invoice as far as money goes. */
export interface Bill {
  readonly totalFen: Fen
  readonly basicInsuranceFen: Fen
  readonly otherPayerFen: Fen
  readonly lines: readonly BillLine[]
}

/** What the benefit of a claim is computed from. */
export interface BenefitFacts {
  readonly bills: readonly Bill[]
  readonly care: ClaimCare
  readonly hospitalLevel: HospitalLevel
  readonly pathway: Pathway
  readonly isCertified: boolean
  /** What earlier claims took of the same deductible: see `spentOf`. */
  readonly deductibleTakenFen: Fen
  /** What the year has already paid: for ordinary care, with serious diseases, and for medicines of rare ones. */
  readonly paidOrdinaryFen: Fen
  readonly paidFen: Fen
  readonly paidRareDrugFen: Fen
}

/** One line of the explanation, as it is stored and shown (design 19). */
export interface BenefitStep {
  /** None on the first line. */
  readonly sign: '+' | '−' | '=' | '×' | '≤'
  readonly label: string
  readonly note: string | null
  readonly ruleCode: ClaimRuleCode | null
  /** First day of the version that was used. */
  readonly ruleVersion: LocalDate | null
  readonly amountFen: Fen | null
  readonly ratioBasisPoints: number | null
  readonly inWords: string | null
}

export interface Benefit {
  readonly billedFen: Fen
  readonly eligibleFen: Fen
  /** What it takes of the deductible. */
  readonly deductibleFen: Fen
  readonly ratioBasisPoints: number
  readonly benefitFen: Fen
  /** The cap cut it (E4 27). */
  readonly isCapped: boolean
  readonly steps: readonly BenefitStep[]
}

/**
 * What the plan pays, in the order of openIMIS: eligible lines, limits of lines, the sum, what is left of the
 * deductible, the ratio, what is left of the cap. Rounded once, at the end, half up to 分 (rules D-MA, V1 … V5).
 */
export function computeBenefit(facts: BenefitFacts, rules: ClaimRules): Benefit {
  const amounts = addedUp(facts.bills.map(amountsOf))
  const { billedFen, eligibleFen } = amounts
  const deductibleFen = fen(Math.min(eligibleFen, deductibleLeft(facts, rules)))
  const ratioBasisPoints = ratioOf(facts, rules)
  const sharedFen = shareOf(fen(eligibleFen - deductibleFen), ratioBasisPoints)
  const capLeftFen = capLeft(facts, rules)
  const benefitFen = fen(Math.min(sharedFen, capLeftFen))
  const isCapped = sharedFen > capLeftFen
  return {
    billedFen,
    eligibleFen,
    deductibleFen,
    ratioBasisPoints,
    benefitFen,
    isCapped,
    steps: [
      ...eligibleSteps(facts, amounts, rules),
      ...shareSteps(facts, { deductibleFen, ratioBasisPoints }, rules),
      capStep({ capLeftFen, isCapped }, rules),
      step({ sign: '=', label: '互助金', note: '最后一步四舍五入到分', amountFen: benefitFen }),
    ],
  }
}

/** Basis points of a pathway; the certified doctor's part never lifts it over the most (rules MA-10). */
export function ratioOf(
  { pathway, isCertified }: Pick<BenefitFacts, 'pathway' | 'isCertified'>,
  { 'MA-10': { value } }: Pick<ClaimRules, 'MA-10'>,
): number {
  if (!isCertified) return value[pathway]
  return Math.max(value[pathway], Math.min(value[pathway] + value.certifiedBonus, value.max))
}

function deductibleLeft({ care, hospitalLevel, deductibleTakenFen }: BenefitFacts, rules: ClaimRules): Fen {
  const { value } = rules['MA-09']
  const whole = isSerious(care) ? value.majorOutpatientFen : value[`${hospitalLevel}Fen`]
  return fen(Math.max(0, whole - deductibleTakenFen))
}

/** Care of a serious disease outside a stay: there is no deductible for it. */
function isSerious(care: ClaimCare): boolean {
  return care === 'major-outpatient' || care === 'rare-drug'
}

function capLeft({ care, paidOrdinaryFen, paidFen, paidRareDrugFen }: BenefitFacts, rules: ClaimRules): Fen {
  const { ordinaryFen, majorFen, rareDrugFen } = rules['MA-11'].value
  if (care === 'rare-drug') return fen(Math.max(0, rareDrugFen - paidRareDrugFen))
  const left = majorFen - paidFen
  return fen(Math.max(0, care === 'major-outpatient' ? left : Math.min(left, ordinaryFen - paidOrdinaryFen)))
}

interface Amounts {
  readonly billedFen: Fen
  readonly excludedFen: Fen
  readonly overLimitFen: Fen
  readonly basicFen: Fen
  readonly otherFen: Fen
  readonly eligibleFen: Fen
}

const NOTHING: Amounts = {
  billedFen: fen(0),
  excludedFen: fen(0),
  overLimitFen: fen(0),
  basicFen: fen(0),
  otherFen: fen(0),
  eligibleFen: fen(0),
}

/** What is taken off an invoice is taken off this one: when nothing is left of it, the others stay as they are. */
function amountsOf({ totalFen, basicInsuranceFen, otherPayerFen, lines }: Bill): Amounts {
  let left: number = totalFen
  const taken = (amountFen: number): Fen => {
    const off = Math.min(left, amountFen)
    left -= off
    return fen(off)
  }
  const excludedFen = taken(sumFen(lines.filter(isExcluded).map(({ amountFen }) => amountFen)))
  const overLimitFen = taken(sumFen(lines.filter((line) => !isExcluded(line)).map(overLimit)))
  const basicFen = taken(basicInsuranceFen)
  const otherFen = taken(otherPayerFen)
  return { billedFen: totalFen, excludedFen, overLimitFen, basicFen, otherFen, eligibleFen: fen(left) }
}

function addedUp(bills: readonly Amounts[]): Amounts {
  return bills.reduce(
    (total, bill) => ({
      billedFen: fen(total.billedFen + bill.billedFen),
      excludedFen: fen(total.excludedFen + bill.excludedFen),
      overLimitFen: fen(total.overLimitFen + bill.overLimitFen),
      basicFen: fen(total.basicFen + bill.basicFen),
      otherFen: fen(total.otherFen + bill.otherFen),
      eligibleFen: fen(total.eligibleFen + bill.eligibleFen),
    }),
    NOTHING,
  )
}

function eligibleSteps(facts: BenefitFacts, amounts: Amounts, rules: ClaimRules): readonly BenefitStep[] {
  const less = (code: 'MA-12' | 'MA-13', label: string, amountFen: Fen, note: string | null) =>
    amountFen === 0 ? [] : [step({ sign: '−', label, note, amountFen }, code, rules)]
  const excluded = [
    ...new Set(
      linesOf(facts)
        .filter(isExcluded)
        .map(({ nameZh }) => nameZh),
    ),
  ].join('、')
  return [
    step({
      sign: '+',
      label: '总费用',
      note: `发票 ${facts.bills.length} 张`,
      amountFen: amounts.billedFen,
    }),
    ...less('MA-13', '不在范围里的部分', amounts.excludedFen, excluded),
    ...less('MA-13', '超过单项限额的部分', amounts.overLimitFen, null),
    ...less('MA-12', '基本医保已付', amounts.basicFen, null),
    ...less('MA-12', '别的渠道已付', amounts.otherFen, null),
    step({ sign: '=', label: '可以算的部分', note: null, amountFen: amounts.eligibleFen }),
  ]
}

function shareSteps(
  facts: BenefitFacts,
  { deductibleFen, ratioBasisPoints }: { readonly deductibleFen: Fen; readonly ratioBasisPoints: number },
  rules: ClaimRules,
): readonly BenefitStep[] {
  const { value } = rules['MA-09']
  const place = isSerious(facts.care)
    ? CLAIM_CARE_NAMES_ZH[facts.care]
    : HOSPITAL_LEVEL_NAMES_ZH[facts.hospitalLevel]
  const scope = value.scope === 'year' ? '一年一次' : '一次住院一次'
  const taken = facts.deductibleTakenFen > 0 ? `，前面已经扣过 ${formatYuan(facts.deductibleTakenFen)}` : ''
  const plainBasisPoints = rules['MA-10'].value[facts.pathway]
  const bonus = ratioBasisPoints - plainBasisPoints
  const added = `${percentInWords(plainBasisPoints)}，首诊的医生有认证再加 ${percentInWords(bonus)}`
  return [
    step(
      { sign: '−', label: '免赔额', note: `${place}，${scope}${taken}`, amountFen: deductibleFen },
      'MA-09',
      rules,
    ),
    step(
      {
        sign: '×',
        label: `比例：${PATHWAY_NAMES_ZH[facts.pathway]}${bonus > 0 ? '，认证医生首诊' : ''}`,
        note: bonus > 0 ? added : null,
        ratioBasisPoints,
      },
      'MA-10',
      rules,
    ),
  ]
}

function capStep(
  { capLeftFen, isCapped }: { readonly capLeftFen: Fen; readonly isCapped: boolean },
  rules: ClaimRules,
): BenefitStep {
  const note = `用前还有 ${formatYuan(capLeftFen)}${isCapped ? '，到了上限' : '，没碰到'}`
  const written = isCapped ? { amountFen: capLeftFen } : { inWords: '未触及' }
  return step({ sign: '≤', label: '今年上限', note, ...written }, 'MA-11', rules)
}

type Written = Pick<BenefitStep, 'sign' | 'label' | 'note'> &
  Partial<Pick<BenefitStep, 'amountFen' | 'ratioBasisPoints' | 'inWords'>>

function step(written: Written, code: ClaimRuleCode | null = null, rules?: ClaimRules): BenefitStep {
  const version = code && rules ? rules[code].since : null
  return {
    amountFen: null,
    ratioBasisPoints: null,
    inWords: null,
    ...written,
    ruleCode: code,
    ruleVersion: version,
  }
}

function linesOf({ bills }: Pick<BenefitFacts, 'bills'>): readonly BillLine[] {
  return bills.flatMap(({ lines }) => lines)
}

function isExcluded({ exclusion }: BillLine): boolean {
  return exclusion !== null
}

function overLimit({ amountFen, limitFen }: BillLine): Fen {
  return fen(limitFen === null ? 0 : Math.max(0, amountFen - limitFen))
}
