import { type Fen, sumFen } from '../../kernel/fen'
import { daysBetween, type LocalDate } from '../../kernel/time'
import { type ClaimCare, type HospitalLevel, higherLevel } from '../claim/claim-care'
import type { ClaimRules } from '../claim/claim-rules'
import type { BenefitFacts } from './benefit'

/** An earlier claim of the same child and coverage that was granted. */
export interface PastClaim {
  readonly admittedOn: LocalDate
  /** Null for what was over on its day. */
  readonly dischargedOn: LocalDate | null
  readonly care: ClaimCare
  readonly hospitalLevel: HospitalLevel
  readonly deductibleFen: Fen
  readonly benefitFen: Fen
}

type Spent = Pick<BenefitFacts, 'deductibleTakenFen' | 'paidOrdinaryFen' | 'paidFen' | 'paidRareDrugFen'>

interface Admission {
  readonly admittedOn: LocalDate
  readonly hospitalLevel: HospitalLevel
}

/**
 * What earlier claims took of the deductible and of the caps. `past` are those of one coverage: its year is the plan's
 * year, and an admission belongs to the year in which it began (journeys E4 24, 25; rules V3 … V5, V7).
 */
export function spentOf(
  past: readonly PastClaim[],
  admission: Admission,
  { 'MA-09': { value } }: Pick<ClaimRules, 'MA-09'>,
): Spent {
  const sharing = value.scope === 'year' ? past : past.filter((each) => isTransferredFrom(each, admission))
  const common = past.filter(({ care }) => care !== 'rare-drug')
  const ordinary = common.filter(({ care }) => care !== 'major-outpatient')
  const paid = (claims: readonly PastClaim[]) => sumFen(claims.map(({ benefitFen }) => benefitFen))
  return {
    deductibleTakenFen: sumFen(sharing.map(({ deductibleFen }) => deductibleFen)),
    paidOrdinaryFen: paid(ordinary),
    paidFen: paid(common),
    paidRareDrugFen: paid(past.filter(({ care }) => care === 'rare-drug')),
  }
}

/** The level that counts: of a transfer the higher one, and what the lower one took is taken off (journeys E4 26). */
export function countedLevel(past: readonly PastClaim[], admission: Admission): HospitalLevel {
  const before = past.filter((each) => isTransferredFrom(each, admission))
  const rest = past.filter((each) => !before.includes(each))
  // Moved on twice: the first of the three counts for the last one, too.
  return before.reduce((level, each) => higherLevel(level, countedLevel(rest, each)), admission.hospitalLevel)
}

/** Moved on in one go: admitted on the day of the other discharge or the day after. */
function isTransferredFrom({ care, dischargedOn }: PastClaim, { admittedOn }: Admission): boolean {
  if (care !== 'inpatient' || dischargedOn === null) return false
  const days = daysBetween(dischargedOn, admittedOn)
  return days === 0 || days === 1
}
