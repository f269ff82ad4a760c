import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type CoverageStage, coverageStageOn } from '#domain/mutual-aid/coverage/coverage-stage'
import { nextCoverageStatus } from '#domain/mutual-aid/coverage/coverage-status'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import type { StaffContext } from '../../../platform/context'
import { findCoverage } from '../coverage-store'
import { findClaimsOf } from '../leaving/claims-store'
import { findCertified } from '../leaving/staff-store'

/** Whose a certificate is, as far as the office has to know before it ends anything. */
export interface FoundCertificate {
  readonly certificateNumber: string
  readonly nameMasked: string
  readonly birthDate: LocalDate
  readonly startsOn: LocalDate
  /** Last day, inclusive; an earlier end counts. */
  readonly endsOn: LocalDate
  readonly stage: CoverageStage
  /** It has not been ended yet. */
  readonly canEnd: boolean
  readonly feeFen: number
  /** Any that the family has not taken back: then the fee of an untrue declaration stays. */
  readonly claims: number
  readonly openClaims: number
}

/**
 * Finds a coverage by the number on its certificate; the look is written down.
 *
 * @throws not_found alike for absent certificates and those of other offices
 */
export async function findCertificate(
  ctx: StaffContext,
  { certificateNumber }: { readonly certificateNumber: string },
): Promise<FoundCertificate> {
  const found = await findCertified(ctx.db, ctx.staff, certificateNumber)
  const row = found && (await findCoverage(ctx.db, found.id))
  if (!found || !row) throw new DomainError('not_found')
  const today = localDateOf(ctx.now())
  const claims = (await findClaimsOf(ctx.db, [row.id]))(row.id)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'coverage',
    action: 'coverage.findCertificate',
    patientIds: [row.patientId],
    fields: ['name', 'birth-date', 'coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return {
    certificateNumber,
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', found.nameCipher)),
    birthDate: row.birthDate,
    startsOn: row.startsOn,
    endsOn: row.endedOn ?? row.endsOn,
    stage: coverageStageOn(row, today, row, coverageRules(await ctx.rules(), row.region, today)),
    canEnd: nextCoverageStatus(row.status, 'void') !== null,
    feeFen: row.feeFen,
    claims: claims.asked,
    openClaims: claims.open,
  }
}
