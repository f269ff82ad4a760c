import { randomUUID } from 'node:crypto'
import { contractRules } from '#domain/contract/contract-rules'
import { refuseSigning } from '#domain/contract/refuse-signing'
import { reviewDueAt } from '#domain/contract/review-clock'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import type { PresentScope } from '../../../platform/scope/present-scope'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { yesOf } from '../confirming/read-again'
import { type ContractRow, findContract, lockContracts } from '../contract-store'
import { takeBack } from '../review/lapse-waiting'
import type { OnSiteInput } from '../signing/application-input'
import { decideApplication } from '../signing/draft-application'
import { insertApplication } from '../signing/insert-application'
import { newApplication } from '../signing/new-application'
import { findPerson, findTeam } from '../signing/signing-store'
import { findStandings, type Standing } from '../signing/standing-store'
import { assertPlace } from '../signing/submit-contracts'

interface OnSiteResident {
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  /** Why nothing can be filled in for them today. */
  readonly refusal: Refusal | null
  /** Filled in before, by their family or by the team, and waiting for their own yes. */
  readonly draftId: string | null
  readonly current: { readonly teamName: string; readonly endsOn: LocalDate } | null
}

/**
 * Whether somebody who stands before a member of the team can sign with it here: a draft of theirs waits, or one can be
 * filled in now. The look is written down.
 *
 * @throws not_found alike for other teams and for whoever showed no card; signer_under_age; not_permitted for one's own
 * family
 */
export async function readOnSite(
  ctx: StaffContext,
  { teamId, patientId }: { readonly teamId: string; readonly patientId: string },
): Promise<OnSiteResident> {
  const { db } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await presentToTeam(ctx, db, { teamId, patientId })
  const person = await findPerson(db, scope)
  if (!person) throw new DomainError('not_found')
  const { pending, standing } = (await findStandings(db, [patientId], today))(patientId)
  const draft = await draftOfTeam(ctx, db, teamId, pending)
  const wish = { kind: 'new', startsOn: today, previousId: null, livesHereSince: null } as const
  const refusal = refuseSigning(
    { isConsentWithheld: scope.isConsentWithheld, pending: draft ? null : pending, standing },
    wish,
    contractRules(await ctx.rules(), today),
  )
  await ctx.audit.record(db, {
    by: ctx.staff,
    purpose: 'contract',
    action: 'contract.onSite',
    patientIds: [patientId],
    fields: ['name', 'birth-date', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    patientId,
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', person.nameCipher)),
    age: ageInWords(person.birthDate, today),
    refusal,
    draftId: draft && !draft.isOutdated ? draft.contract.id : null,
    current: standing && { teamName: standing.teamName, endsOn: standing.endsOn },
  }
}

/**
 * Fills in an application for a grown-up who stands before a member of the team and has nobody to do it for them. It is
 * a draft: their own yes is heard by two members of staff (journeys E2 12, 13, 35).
 *
 * @throws not_found, signer_under_age, not_permitted for one's own family, team_ended, and what `decideApplication`
 * refuses
 */
export async function draftOnSite(ctx: StaffWriteContext, input: OnSiteInput): Promise<{ id: string }> {
  const { tx } = ctx
  const { teamId, patientId } = input
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await presentToTeam(ctx, tx, input)
  const team = await findTeam(tx, teamId, today)
  if (!team) throw new DomainError('not_found')
  if (team.hasEnded) throw new DomainError('team_ended')
  await assertPlace(ctx, input)
  await lockPatients(tx, [patientId])
  await takeBackOutdated(ctx, teamId, patientId)
  const standing = (await findStandings(tx, [patientId], today))(patientId)
  const tags = (await ctx.access.keyGroupsOf(tx, ctx.fieldCrypto, [patientId], today)).get(patientId) ?? []
  const wish = { team, gridId: input.gridId, startsOn: undefined, today, isOnSite: true }
  const application = { ...input, declaredGroups: [] }
  const draft = await decideApplication(ctx, { scope, standing, tags, previous: null }, wish, application)
  const dueAt = reviewDueAt(now, contractRules(await ctx.rules(), today))
  const householdId = randomUUID()
  const row = newApplication(ctx, { place: input, householdId, application, previous: null, draft, dueAt })
  return { id: await insertApplication(tx, scope, row) }
}

interface DraftOfTeam {
  readonly contract: ContractRow
  /** Its words are others now: nobody can say yes to it any more. */
  readonly isOutdated: boolean
}

async function draftOfTeam(
  ctx: StaffContext,
  db: Database | Transaction,
  teamId: string,
  pending: Standing['pending'],
): Promise<DraftOfTeam | null> {
  if (pending?.status !== 'draft' || pending.teamId !== teamId) return null
  const contract = await findContract(db, pending.contractId)
  if (!contract) return null
  return { contract, isOutdated: (await yesOf(ctx, db, contract)).readAgain !== null }
}

/** A draft whose words have changed makes room for one that is filled in with the words of today (journeys E2 17). */
async function takeBackOutdated(ctx: StaffWriteContext, teamId: string, patientId: string): Promise<void> {
  const { tx, account } = ctx
  const at = ctx.now()
  const { pending } = (await findStandings(tx, [patientId], localDateOf(at)))(patientId)
  const draft = await draftOfTeam(ctx, tx, teamId, pending)
  if (!draft?.isOutdated) return
  const [contract] = await lockContracts(tx, [draft.contract.id])
  if (contract) await takeBack(ctx, contract, { accountId: account.id, at })
}

async function presentToTeam(
  ctx: StaffContext,
  db: Database | Transaction,
  { teamId, patientId }: { readonly teamId: string; readonly patientId: string },
): Promise<PresentScope> {
  const now = ctx.now()
  const today = localDateOf(now)
  await ctx.access.teamScope(db, ctx, teamId, today)
  const scope = await ctx.access.presentScope(db, ctx, patientId, now)
  if (await ctx.access.actsForOneOf(db, scope.accountId, [patientId], today)) {
    throw new DomainError('not_permitted')
  }
  return scope
}
