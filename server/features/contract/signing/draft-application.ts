import { careTeamRules } from '#domain/care-team/care-team-rules'
import { refusePackage } from '#domain/care-team/package-choice'
import { takesNow, teamLoad } from '#domain/care-team/team-load'
import { type ContractRules, contractRules } from '#domain/contract/contract-rules'
import { refuseSignature } from '#domain/contract/finger-signature'
import { refuseSigning } from '#domain/contract/refuse-signing'
import { isRenewable } from '#domain/contract/review-clock'
import { refuseSigner, type Signer, signerOf } from '#domain/contract/signer'
import { type ContractKind, refuseStartDay, startDays } from '#domain/contract/start-day'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import type { LocalDate } from '#domain/kernel/time'
import { confirmedGroups, type KeyGroupTag } from '#domain/key-group/key-group'
import type { WriteContext } from '../../../platform/context'
import type { ApplicationInput } from './application-input'
import { assertRead, choosePackages, type PreparedAgreement, prepareAgreement } from './prepare-agreement'
import type { PreviousContract } from './previous-store'
import { refuseChange } from './refuse-change'
import { findPerson, type SigningPackage, type SigningScope, type SigningTeam } from './signing-store'
import type { Standing } from './standing-store'

/** One resident for whom an application is handed in, with everything that is known of them. */
export interface Applicant<Scope extends SigningScope = SigningScope> {
  readonly scope: Scope
  readonly standing: Standing
  readonly tags: readonly KeyGroupTag[]
  readonly previous: PreviousContract | null
}

/** What a household applies for together. */
export interface HouseholdWish {
  readonly team: SigningTeam
  readonly gridId: string | null
  readonly startsOn: LocalDate | undefined
  readonly today: LocalDate
  /** Two members of staff fill it in and hear the yes. */
  readonly isOnSite?: boolean
}

export interface DraftApplication {
  readonly signer: Signer
  readonly kind: ContractKind
  readonly packages: readonly SigningPackage[]
  readonly agreement: PreparedAgreement
  readonly isQueued: boolean
}

/**
 * Decides one application that a family hands in: what `decideApplication` asks, then what was read, then the signature;
 * the first no refuses the whole household.
 */
export async function draftApplication(
  ctx: WriteContext,
  applicant: Applicant,
  wish: HouseholdWish,
  input: ApplicationInput,
): Promise<DraftApplication> {
  const draft = await decideApplication(ctx, applicant, wish, input)
  await assertRead(ctx.tx, draft.agreement, input)
  if (draft.signer !== 'helper') insist(refuseSignature(input.signature ?? []))
  return draft
}

/** The ladder before anything is read: may they sign, the packages, the day, the change of team. */
export async function decideApplication(
  ctx: WriteContext,
  applicant: Applicant,
  wish: HouseholdWish,
  input: Pick<ApplicationInput, 'packageIds' | 'questionnaire' | 'declaredGroups'>,
): Promise<DraftApplication> {
  const { tx } = ctx
  const { scope, standing, tags, previous } = applicant
  const { team, today, isOnSite } = wish
  const allRules = await ctx.rules()
  const rules = contractRules(allRules, today)
  const person = await findPerson(tx, scope)
  if (!person) throw new DomainError('not_found')
  const isSelf = scope.relation === 'self'
  insist(refuseSigner(isSelf, person.birthDate, today))
  const kind = kindOf(previous, team.id)
  const days = startDays(kind, coveredUntil(previous, standing), today, rules, previous?.startsOn)
  const startsOn = wish.startsOn ?? days.from

  insist(
    refuseSigning(
      { isConsentWithheld: scope.isConsentWithheld, pending: standing.pending, standing: standing.standing },
      {
        kind,
        startsOn,
        previousId: previous?.id ?? null,
        livesHereSince: input.questionnaire.livesHereSince,
      },
      rules,
    ),
  )
  const packages = await choosePackages(tx, input.packageIds, today)
  // What they declare with it counts for the choice; the team looks at both before it accepts.
  const groups = [...confirmedGroups(tags), ...input.declaredGroups]
  const canBePaid = ctx.outside.payments !== null
  for (const chosen of packages) insist(refusePackage(chosen, groups, { canBePaid }))
  insist(refuseStartDay(startsOn, days))
  insist(await refusePrevious(ctx, scope, { kind, previous, startsOn }, wish, rules))

  const signer = signerOf(isSelf, person.birthDate, today)
  const accountId = scope.accountId
  const agreement = await prepareAgreement(tx, ctx, {
    person,
    signer,
    accountId,
    team,
    packages,
    startsOn,
    today,
    isOnSite,
  })
  const load = teamLoad(team, careTeamRules(allRules, team.region, today))
  const keepsPlace = standing.standing?.teamId === team.id
  return { signer, kind, packages, agreement, isQueued: !keepsPlace && !takesNow(load, groups.length > 0) }
}

export function kindOf(previous: PreviousContract | null, teamId: string): ContractKind {
  if (!previous) return 'new'
  return previous.teamId === teamId ? 'renewal' : 'switch'
}

/** The last day that is taken already: of the contract before, of any other that is signed, or of one that was ended. */
export function coveredUntil(
  previous: PreviousContract | null,
  { standing, endedOn }: Standing,
): LocalDate | null {
  const signedUntil = previous?.endsOn ?? standing?.endsOn ?? null
  return signedUntil === null || (endedOn !== null && endedOn > signedUntil) ? endedOn : signedUntil
}

interface Change {
  readonly kind: ContractKind
  readonly previous: PreviousContract | null
  readonly startsOn: LocalDate
}

async function refusePrevious(
  { tx }: Pick<WriteContext, 'tx'>,
  scope: SigningScope,
  change: Change,
  wish: HouseholdWish,
  rules: ContractRules,
): Promise<Refusal | null> {
  const { kind, previous } = change
  if (previous && previous.status !== 'signed') return refuse('contract_state', { status: previous.status })
  if (previous && kind === 'renewal') {
    return isRenewable(previous.endsOn, wish.today, rules)
      ? null
      : refuse('contract_not_renewable', { firstDays: rules['FD-EXPIRY-NOTICE'].firstDays })
  }
  const { patientId } = scope
  const { team, gridId, today } = wish
  const wanted = { patientId, teamId: team.id, gridId, startsOn: change.startsOn, askedOn: today }
  return refuseChange(tx, { ...wanted, previousId: previous?.id ?? null }, rules)
}

function insist(refusal: Refusal | null): void {
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
}
