import { DomainError } from '#domain/kernel/errors'
import { HOSPITAL_LEVEL_NAMES_ZH, type HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { diseaseGroupZh } from '#domain/mutual-aid/claim/disease-group'
import type { StaffWriteContext } from '../../../platform/context'
import { type ClaimDetails, opened, sealed } from '../claim-seal'
import { type ClaimRow, updateClaim } from '../claim-store'
import type { ClaimInput } from '../filing/claim-input'
import { placeOf } from '../filing/place-of-treatment'
import { judgeClaim } from './judge-claim'
import { noteStep } from './review-claim'
import { claimToDecide } from './staff-claim'

export interface Correction {
  readonly id: string
  /** ICD-10 of what the papers say. */
  readonly diagnosisCode?: string | undefined
  readonly hospital?: CorrectPlace | undefined
}

interface CorrectPlace {
  readonly place: ClaimInput['hospital']
  /** As its licence says: the directory only knows which place leads. */
  readonly level: HospitalLevel
}

const OPEN_TO_FACTS: readonly ClaimStatus[] = ['submitted', 'need-more']

/** What of a claim is written anew, and the words that say so. */
interface Corrected {
  readonly details: Partial<ClaimDetails>
  readonly change: Partial<Pick<ClaimRow, 'organizationId' | 'hospitalLevel' | 'diseaseGroup'>>
  readonly text: string
}

/**
 * The first of the two persons writes what the papers say in place of what the family typed: the code of the diagnosis,
 * and where the child was treated. The history says what it was before; somebody else approves it.
 *
 * @throws not_found alike, and for a place that the directory does not have; claim_conflict; claim_state; input_invalid
 * for nothing
 */
export async function correctClaim(
  ctx: StaffWriteContext,
  { id, diagnosisCode, hospital }: Correction,
): Promise<{ benefitFen: number }> {
  const claim = await claimToDecide(ctx, id, 'review')
  if (!OPEN_TO_FACTS.includes(claim.status)) throw new DomainError('claim_state', { status: claim.status })
  const before = opened(ctx.fieldCrypto, 'claim.details', claim.detailsCipher)
  const coded = diagnosisCode === undefined ? null : withCode(before, diagnosisCode)
  const moved = hospital === undefined ? null : await withPlace(ctx, claim, before, hospital)
  if (!coded && !moved) throw new DomainError('input_invalid', { fields: ['diagnosisCode', 'hospital'] })
  const details = { ...before, ...coded?.details, ...moved?.details }
  const detailsCipher = sealed(ctx.fieldCrypto, 'claim.details', details)
  const written = { ...coded?.change, ...moved?.change, detailsCipher }
  const judgement = await judgeClaim(ctx, { ...claim, ...written })
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateClaim(ctx.tx, id, { ...written, ...judgement.change }, by)
  const { benefitFen } = judgement.adjudication.benefit
  const text = [coded, moved].flatMap((part) => part?.text ?? []).join('；')
  await noteStep(ctx, claim, { kind: 'correct', text, judgement, benefitFen })
  return { benefitFen }
}

function withCode({ diagnosis }: ClaimDetails, code: string): Corrected {
  return {
    details: { diagnosis: { ...diagnosis, code } },
    change: { diseaseGroup: diseaseGroupZh(code) },
    text: `诊断编码：${diagnosis.code ?? '没有'} 改成 ${code}（${diseaseGroupZh(code)}）`,
  }
}

async function withPlace(
  { tx }: StaffWriteContext,
  claim: ClaimRow,
  before: ClaimDetails,
  { place, level }: CorrectPlace,
): Promise<Corrected> {
  const { name, organizationId, isInTerritory } = await placeOf(tx, place, claim.region)
  const inWords = (hospital: string, of: HospitalLevel) => `${hospital}（${HOSPITAL_LEVEL_NAMES_ZH[of]}）`
  return {
    details: { hospitalName: name, isInTerritory },
    change: { organizationId, hospitalLevel: level },
    text: `医院：${inWords(before.hospitalName, claim.hospitalLevel)} 改成 ${inWords(name, level)}`,
  }
}
