import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { BenefitStep } from '#domain/mutual-aid/benefit/benefit'
import { PATHWAY_NAMES_ZH, type Pathway } from '#domain/mutual-aid/benefit/pathway-name'
import { CLAIM_STATUS_NAMES_ZH, type ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { REJECT_NAMES_ZH, type RejectCode } from '#domain/mutual-aid/claim/reject-code'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { opened } from '../claim-seal'
import type { ClaimRow } from '../claim-store'
import type { StepRow } from '../step-store'

export interface ClaimLine {
  readonly id: string
  readonly number: string
  readonly patientId: string
  readonly status: ClaimStatus
  readonly stageWords: string
  readonly submittedAt: string
  readonly admittedOn: LocalDate
  readonly hospitalName: string
  readonly billedFen: number
  /** Null until it is decided. */
  readonly benefitFen: number | null
  readonly clock: ClaimClock
}

export interface ClaimClock {
  /** When the office owes its next step; null while it owes none. */
  readonly dueAt: string | null
  /** It waits for the family, and the clock stands. */
  readonly isWaiting: boolean
  readonly isOverdue: boolean
}

/** A claim in a list of its family. */
export function claimLine(claim: ClaimRow, fieldCrypto: FieldCrypto, now: Date): ClaimLine {
  const { hospitalName } = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  return {
    id: claim.id,
    number: claim.number,
    patientId: claim.patientId,
    status: claim.status,
    stageWords: CLAIM_STATUS_NAMES_ZH[claim.status],
    submittedAt: toIsoShanghai(claim.submittedAt),
    admittedOn: claim.admittedOn,
    hospitalName,
    billedFen: Number(claim.billedFen),
    benefitFen: claim.decidedAt === null ? null : Number(claim.benefitFen ?? 0),
    clock: clockOf(claim, now),
  }
}

export function clockOf(
  { dueAt, waitingSince }: Pick<ClaimRow, 'dueAt' | 'waitingSince'>,
  now: Date,
): ClaimClock {
  return {
    dueAt: dueAt && toIsoShanghai(dueAt),
    isWaiting: waitingSince !== null,
    isOverdue: dueAt !== null && dueAt <= now,
  }
}

export interface Explanation {
  readonly pathway: Pathway | null
  readonly pathwayZh: string | null
  readonly whyPathway: readonly { readonly at: string | null; readonly text: string; readonly ok: boolean }[]
  readonly steps: readonly BenefitStep[]
  /** What the computation comes to; of an undecided claim what it would. */
  readonly computedFen: number
  readonly ifDirectFen: number
  readonly differenceFen: number
}

/** Why a claim comes to what it comes to, line by line. */
export function explain({ arithmeticCipher }: ClaimRow, fieldCrypto: FieldCrypto): Explanation {
  if (arithmeticCipher === null) throw new Error('a claim is judged when it is handed in')
  const { adjudication } = opened(fieldCrypto, 'claim.arithmetic', arithmeticCipher)
  const { pathway, reasons, benefit, directFen } = adjudication
  return {
    pathway,
    pathwayZh: PATHWAY_NAMES_ZH[pathway],
    whyPathway: reasons.map(({ at, text, ok }) => ({ at: at && toIsoShanghai(at), text, ok })),
    steps: benefit.steps,
    computedFen: benefit.benefitFen,
    ifDirectFen: directFen,
    differenceFen: benefit.benefitFen - directFen,
  }
}

export interface HistoryLine {
  readonly kind: StepRow['kind']
  readonly at: string
  readonly text: string | null
  readonly benefitFen: number | null
  readonly rejectCode: RejectCode | null
  readonly rejectZh: string | null
}

/** What was done, without who did it: two persons answer for it together. */
export function historyOf(steps: readonly StepRow[], fieldCrypto: FieldCrypto): readonly HistoryLine[] {
  return steps.map(({ kind, at, textCipher, benefitFen, rejectCode }) => ({
    kind,
    at: toIsoShanghai(at),
    text: textCipher && fieldCrypto.open('claim_step.text', textCipher),
    benefitFen: benefitFen === null ? null : Number(benefitFen),
    rejectCode,
    rejectZh: rejectCode && REJECT_NAMES_ZH[rejectCode],
  }))
}

const TAIL = 4

/** `尾号 3306` of the card on which the money arrives. */
export function accountMasked(claim: ClaimRow, fieldCrypto: FieldCrypto): string {
  const { account } = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  return `${account.holderName}，${account.bankName}，尾号 ${account.number.slice(-TAIL)}`
}

/** `2026-10` */
export function monthOf(moment: Date): string {
  return localDateOf(moment).slice(0, 7)
}
