import { randomUUID } from 'node:crypto'
import { contractRules } from '#domain/contract/contract-rules'
import type { ContractStatus } from '#domain/contract/contract-status'
import { reviewDueAt } from '#domain/contract/review-clock'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { sealed } from '../contract-seal'
import { insertSignature } from '../contract-store'
import { tellFamily } from '../tell-family'
import type { ApplicationInput, SubmitInput } from './application-input'
import { recordConsents } from './contract-consent'
import {
  type Applicant,
  type DraftApplication,
  draftApplication,
  type HouseholdWish,
} from './draft-application'
import { insertApplication } from './insert-application'
import { newApplication } from './new-application'
import { findPrevious, moveSigned } from './previous-store'
import { findTeam, isPlace } from './signing-store'
import { findStandings } from './standing-store'

export interface SubmittedRow {
  readonly id: string
  readonly patientId: string
  readonly status: ContractStatus
  readonly reviewDueAt: string | null
  readonly queuePosition: number | null
}

/**
 * Hands in the applications of a household: all of them or none. Who signs with their own finger is looked at by the
 * team from now on; who was helped stays a draft until their own yes is there (journeys E2 12); a full team puts them in
 * its queue (E2 3).
 *
 * @throws not_found, delegate_not_permitted, team_ended, and what `draftApplication` refuses
 */
export async function submitContracts(
  ctx: WriteContext,
  input: Omit<SubmitInput, 'idempotencyKey'>,
): Promise<{ householdId: string; rows: SubmittedRow[] }> {
  const { tx } = ctx
  const today = localDateOf(ctx.now())
  const dueAt = reviewDueAt(ctx.now(), contractRules(await ctx.rules(), today))
  const applicants = await lockApplicants(ctx, input)
  const team = await findTeam(tx, input.teamId, today)
  if (!team) throw new DomainError('not_found')
  if (team.hasEnded) throw new DomainError('team_ended')
  await assertPlace(ctx, input)

  const householdId = randomUUID()
  const rows: SubmittedRow[] = []
  let { signed, queueLength } = team
  for (const [index, application] of input.applications.entries()) {
    const applicant = applicants[index]
    if (!applicant) throw new Error('every application has its applicant')
    const wish: HouseholdWish = {
      team: { ...team, signed, queueLength },
      gridId: input.gridId,
      startsOn: input.startsOn,
      today,
    }
    const draft = await draftApplication(ctx, applicant, wish, application)
    const row = await save(ctx, { input, householdId, application, applicant, draft, dueAt })
    // The household's own members count for each other: the last place is one place.
    if (row.status === 'queued') queueLength += 1
    else signed += 1
    rows.push({ ...row, queuePosition: row.status === 'queued' ? queueLength : null })
  }
  return { householdId, rows }
}

async function lockApplicants(
  ctx: WriteContext,
  { applications, previousId }: Omit<SubmitInput, 'idempotencyKey'>,
): Promise<Applicant<PatientScope>[]> {
  const { tx } = ctx
  const today = localDateOf(ctx.now())
  if (previousId && applications.length > 1)
    throw new DomainError('input_invalid', { fields: ['previousId'] })
  const scopes = []
  for (const { patientId } of applications) {
    scopes.push(await ctx.access.guardianScope(tx, ctx.account, patientId, today))
  }
  const patientIds = scopes.map(({ patientId }) => patientId)
  await lockPatients(tx, patientIds)
  const standingOf = await findStandings(tx, patientIds, today)
  const tagsOf = await ctx.access.keyGroupsOf(tx, ctx.fieldCrypto, patientIds, today)
  const applicants: Applicant<PatientScope>[] = []
  for (const scope of scopes) {
    const previous = previousId ? await findPrevious(tx, scope, previousId) : null
    if (previousId && !previous) throw new DomainError('not_found')
    const { patientId } = scope
    applicants.push({ scope, previous, standing: standingOf(patientId), tags: tagsOf.get(patientId) ?? [] })
  }
  return applicants
}

/** @throws not_found for a grid or a building that is none */
export async function assertPlace(
  { tx }: Pick<WriteContext, 'tx'>,
  { gridId, buildingId }: Pick<SubmitInput, 'gridId' | 'buildingId'>,
): Promise<void> {
  if (gridId === null && buildingId === null) return
  if (gridId === null || !(await isPlace(tx, { gridId, buildingId }))) throw new DomainError('not_found')
}

interface Decided {
  readonly input: Omit<SubmitInput, 'idempotencyKey'>
  readonly householdId: string
  readonly application: ApplicationInput
  readonly applicant: Applicant<PatientScope>
  readonly draft: DraftApplication
  /** Until when the team answers, if it is asked now. */
  readonly dueAt: Date
}

async function save(ctx: WriteContext, decided: Decided): Promise<Omit<SubmittedRow, 'queuePosition'>> {
  const { tx, fieldCrypto } = ctx
  const { input, householdId, application, applicant, draft, dueAt } = decided
  const { scope, previous } = applicant
  const { patientId, accountId } = scope
  const at = ctx.now()
  const row = newApplication(ctx, { place: input, householdId, application, previous, draft, dueAt })
  const id = await insertApplication(tx, scope, row)
  if (draft.signer !== 'helper') {
    await insertSignature(tx, {
      contractId: id,
      side: 'resident',
      textHash: row.agreementHash,
      strokesCipher: sealed(fieldCrypto, 'contract_signature.strokes', application.signature ?? []),
      factor: draft.signer === 'self' ? 'own-phone' : 'guardian',
      accountId,
      signedAt: at,
    })
    await recordConsents(ctx, scope, application.consents)
  }
  if (draft.kind === 'switch' && previous) {
    await moveSigned(tx, previous.id, 'change-requested', { accountId, at })
  }
  await ctx.access.declareKeyGroups(ctx, { patientId, groups: application.declaredGroups }, at)
  await tellFamily(
    ctx,
    { id, patientId },
    row.status === 'draft' ? 'contract-unconfirmed' : 'contract-submitted',
  )
  return { id, patientId, status: row.status, reviewDueAt: row.reviewDueAt && toIsoShanghai(row.reviewDueAt) }
}
