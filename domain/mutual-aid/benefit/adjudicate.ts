import { type Fen, formatYuan } from '../../kernel/fen'
import { addDays, type LocalDate } from '../../kernel/time'
import { dateInWords } from '../../kernel/time-in-words'
import type { ClaimCare, ClaimCause, HospitalLevel } from '../claim/claim-care'
import { CLAIM_DOCUMENT_NAMES_ZH, type ClaimDocument } from '../claim/claim-document'
import type { ClaimRules } from '../claim/claim-rules'
import { missingDocuments } from '../claim/missing-documents'
import type { RejectCode } from '../claim/reject-code'
import { type Benefit, type Bill, computeBenefit } from './benefit'
import { findPathway, type PathwayFacts, type PathwayFinding } from './pathway'
import { countedLevel, type PastClaim, spentOf } from './spent'

/** The days of the coverage that a claim is held against. */
export interface CoveredDays {
  readonly startsOn: LocalDate
  /** Last day, inclusive; earlier where it ended early. */
  readonly lastOn: LocalDate
  /** First day on which an illness is covered (rules MA-07). */
  readonly illnessFrom: LocalDate
}

/** Everything that a claim is judged by: stored with each decision, so that it can be judged again. */
export interface ClaimFacts extends PathwayFacts {
  readonly care: ClaimCare
  readonly cause: ClaimCause
  readonly hospitalLevel: HospitalLevel
  /** Null for what was over on its day. */
  readonly dischargedOn: LocalDate | null
  readonly isInTerritory: boolean
  readonly submittedOn: LocalDate
  /** Days that everybody has more, on the day of handing in (journeys E4 55). */
  readonly extraDays: number
  readonly coverage: CoveredDays
  readonly bills: readonly Bill[]
  /** The names on the invoices are the child's. */
  readonly isOnTheirName: boolean
  /** Last digits of an invoice that another claim has; null when none has. */
  readonly duplicateTail: string | null
  readonly documents: readonly ClaimDocument[]
  /** Granted claims of the same coverage. */
  readonly past: readonly PastClaim[]
}

/** Something that stands against paying, in a sentence for the family. */
export interface ClaimFinding {
  readonly code: RejectCode
  readonly text: string
}

export interface Adjudication extends PathwayFinding {
  /** In the order in which they are looked at; empty: nothing stands against it. */
  readonly findings: readonly ClaimFinding[]
  readonly benefit: Benefit
  /** What the same bill would have brought straight at the hospital, pathway D. */
  readonly directFen: Fen
}

/**
 * What a plan says of a claim: what stands against it, by which way the child came, and how much it pays, line by line
 * (rules D-MA). It proposes; two persons decide.
 */
export function adjudicate(facts: ClaimFacts, rules: ClaimRules): Adjudication {
  const found = findPathway(facts, rules)
  const counted = {
    bills: facts.bills,
    care: facts.care,
    hospitalLevel: countedLevel(facts.past, facts),
    ...spentOf(facts.past, facts, rules),
  }
  const benefit = computeBenefit(
    { ...counted, pathway: found.pathway, isCertified: found.isCertified },
    rules,
  )
  const direct = computeBenefit({ ...counted, pathway: 'D', isCertified: false }, rules)
  return {
    ...found,
    findings: findingsOf(facts, benefit, rules),
    benefit,
    directFen: direct.benefitFen,
  }
}

/** The event as far as its coverage asks. */
type CoveredEvent = Pick<ClaimFacts, 'admittedOn' | 'cause' | 'submittedOn' | 'coverage'>

/** What stands against an event by its day alone: told before anybody sets out, too. */
export function findingsOfDay({
  admittedOn,
  cause,
  submittedOn,
  coverage,
}: CoveredEvent): readonly ClaimFinding[] {
  const day = (date: LocalDate) => dateInWords(date, submittedOn)
  const { startsOn, lastOn, illnessFrom } = coverage
  if (admittedOn < startsOn || admittedOn > lastOn) {
    const text = `${day(admittedOn)}入院，保障是 ${day(startsOn)}到${day(lastOn)}，这一天不在里面`
    return [{ code: 'NOT_COVERED_DATE', text }]
  }
  if (cause === 'accident' || admittedOn >= illnessFrom) return []
  const text = `${day(admittedOn)}因病入院，疾病从 ${day(illnessFrom)}起才保；意外受伤没有等待期`
  return [{ code: 'WAITING_PERIOD', text }]
}

function findingsOf(facts: ClaimFacts, benefit: Benefit, rules: ClaimRules): readonly ClaimFinding[] {
  const day = (date: LocalDate) => dateInWords(date, facts.submittedOn)
  const lacking = missingDocuments(facts.care, new Set(facts.documents), rules)
  const handInBy = lastDayToSubmit(facts, rules)
  const ladder: readonly (readonly [RejectCode, boolean, () => string])[] = [
    ['IDENTITY_MISMATCH', !facts.isOnTheirName, () => '发票上的姓名和孩子的姓名不一样，请核对是不是拿错了票'],
    ...findingsOfDay(facts).map(({ code, text }) => [code, true, () => text] as const),
    ['OUT_OF_TERRITORY', !facts.isInTerritory, () => '治疗的医院在境外，计划只管境内的医疗机构'],
    [
      'OVER_TIME',
      facts.submittedOn > handInBy,
      () => `要在 ${day(handInBy)}前交，${day(facts.submittedOn)}交来，已经过了期限`,
    ],
    [
      'DUPLICATE_INVOICE',
      facts.duplicateTail !== null,
      () => `尾号 ${facts.duplicateTail} 的发票已经在另一份申请里，同一张发票只付一次`,
    ],
    [
      'MISSING_DOC',
      lacking.length > 0,
      () => `还缺${lacking.map((document) => CLAIM_DOCUMENT_NAMES_ZH[document]).join('、')}，补上接着办`,
    ],
    [
      'EXCLUDED_ITEM',
      benefit.eligibleFen === 0 &&
        facts.bills.some(({ lines }) => lines.some((line) => line.exclusion !== null)),
      () => `总费用 ${formatYuan(benefit.billedFen)}，去掉不在范围里的和别处已付的，没有剩下可以算的`,
    ],
    [
      'OVER_CAP',
      benefit.isCapped && benefit.benefitFen === 0,
      () => `今年的上限 ${formatYuan(capOf(facts, rules))} 已经用完，这一次付不出来`,
    ],
  ]
  return ladder.filter(([, stands]) => stands).map(([code, , say]) => ({ code, text: say() }))
}

/** Which of the caps it was that left nothing: serious diseases have the higher one, rare ones their own. */
function capOf({ care, past }: ClaimFacts, { 'MA-11': { value } }: Pick<ClaimRules, 'MA-11'>): Fen {
  if (care === 'rare-drug') return value.rareDrugFen
  const common = past.filter((each) => each.care !== 'rare-drug')
  const paidFen = common.reduce((total, { benefitFen }) => total + benefitFen, 0)
  return care === 'major-outpatient' || paidFen >= value.majorFen ? value.majorFen : value.ordinaryFen
}

/** Last day on which a claim may be handed in, inclusive (rules MA-15). */
export function lastDayToSubmit(
  { admittedOn, dischargedOn, extraDays }: Pick<ClaimFacts, 'admittedOn' | 'dischargedOn' | 'extraDays'>,
  { 'MA-15': { value } }: Pick<ClaimRules, 'MA-15'>,
): LocalDate {
  return addDays(dischargedOn ?? admittedOn, value.submitDays + extraDays)
}
