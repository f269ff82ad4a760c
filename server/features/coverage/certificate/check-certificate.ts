import { parseVerificationCode } from '#domain/contract/verification-code'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type CoverageStage, coverageStageOn } from '#domain/mutual-aid/coverage/coverage-stage'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { Context } from '../../../platform/context'
import { findCoverage } from '../coverage-store'
import { findPlanById } from '../plan-store'
import { findByCode } from '../view-store'

export interface CertificateCheck {
  readonly valid: boolean
  readonly certificateNumber: string | null
  readonly planName: string | null
  readonly startsOn: LocalDate | null
  /** Last day, inclusive; an earlier end counts. */
  readonly endsOn: LocalDate | null
  readonly stage: CoverageStage | null
  readonly patientMasked: string | null
}

const NOTHING: CertificateCheck = {
  valid: false,
  certificateNumber: null,
  planName: null,
  startsOn: null,
  endsOn: null,
  stage: null,
  patientMasked: null,
}

/** Whoever holds a certificate asks whether it is real. Sixty bits of code are not found by trying. */
export async function checkCertificate(
  ctx: Context,
  { code }: { readonly code: string },
): Promise<CertificateCheck> {
  const parsed = parseVerificationCode(code)
  const found = parsed === null ? null : await findByCode(ctx.db, parsed)
  const row = found && (await findCoverage(ctx.db, found.id))
  if (!found || !row) return NOTHING
  const plan = await findPlanById(ctx.db, row.planId)
  const today = localDateOf(ctx.now())
  const rules = coverageRules(await ctx.rules(), plan.region, today)
  return {
    valid: row.status === 'in-force' || row.status === 'withdrawn',
    certificateNumber: row.certificateNumber,
    planName: plan.nameZh,
    startsOn: row.startsOn,
    endsOn: row.endedOn ?? row.endsOn,
    stage: coverageStageOn(row, today, row, rules),
    patientMasked: maskName(ctx.fieldCrypto.open('patient.name', found.patient.nameCipher)),
  }
}
