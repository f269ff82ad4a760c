import { careTeamRules } from '#domain/care-team/care-team-rules'
import { takesNow, teamLoad } from '#domain/care-team/team-load'
import { contractRules } from '#domain/contract/contract-rules'
import type { ContractStatus } from '#domain/contract/contract-status'
import { moveContract } from '#domain/contract/move-contract'
import { isYesOld } from '#domain/contract/review-clock'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { confirmedGroups } from '#domain/key-group/key-group'
import type { StaffWriteContext } from '../../../platform/context'
import type { TeamScope } from '../../../platform/scope/team-scope'
import { lockPatients } from '../../../platform/sql/lock-patients'
import {
  type ContractRow,
  findContracts,
  findResidentYes,
  insertSignature,
  lockContracts,
  updateContract,
} from '../contract-store'
import { findPaidAndDone } from '../in-force/fulfilment-store'
import { PAY_WITHIN_DAYS } from '../in-force/package-fee'
import { raiseBurst } from '../on-site/signing-burst'
import { refuseChange } from '../signing/refuse-change'
import { findTeam, type SigningTeam } from '../signing/signing-store'
import { findStandings } from '../signing/standing-store'
import { tellFamily } from '../tell-family'
import { signAccepted } from './sign-accepted'
import { lockTeam } from './team-store'

/** What became of one application of several: its status now, or why not. */
export interface AcceptOutcome {
  readonly id: string
  readonly refusal: Refusal | null
  /** `signed`, or `accepted` while what it costs is not paid. */
  readonly status: ContractStatus
}

/**
 * Takes applications in: the team signs under the very text that the resident signed, and both have signed from that
 * moment on. Persons, then the team, then the contracts are locked, so that a last place is given once however many
 * accept at once, and what one application is refused for touches no other (journeys E2 4, 35). Nobody signs for a team
 * with their own family.
 *
 * @throws not_found for one that the team does not have; not_permitted
 */
export async function acceptContracts(
  ctx: StaffWriteContext,
  scope: TeamScope,
  ids: readonly string[],
): Promise<AcceptOutcome[]> {
  const { tx } = ctx
  const today = localDateOf(ctx.now())
  const known = await findContracts(tx, ids)
  await lockPatients(
    tx,
    known.map(({ patientId }) => patientId),
  )
  await lockTeam(tx, scope)
  const locked = await lockContracts(tx, ids)
  const patientIds = locked.map(({ patientId }) => patientId)
  if (await ctx.access.actsForOneOf(tx, ctx.account.id, patientIds, today))
    throw new DomainError('not_permitted')
  const tagsOf = await ctx.access.keyGroupsOf(tx, ctx.fieldCrypto, patientIds, today)

  const outcomes: AcceptOutcome[] = []
  for (const id of ids) {
    const contract = locked.find((row) => row.id === id && row.teamId === scope.teamId)
    // Each one fills a place, so the team is counted anew.
    const team = await findTeam(tx, scope.teamId, today)
    if (!contract || !team) throw new DomainError('not_found')
    const isKeyGroup = confirmedGroups(tagsOf.get(contract.patientId) ?? []).length > 0
    const refusal = await refuseAccepting(ctx, contract, team, isKeyGroup)
    outcomes.push({ id, refusal, status: refusal ? contract.status : await sign(ctx, contract) })
  }
  if (outcomes.some(({ refusal }) => refusal === null)) await raiseBurst(ctx, scope)
  return outcomes
}

/** Everything that could stand against it, looked at under the locks, so that nothing is half done. */
async function refuseAccepting(
  ctx: StaffWriteContext,
  contract: ContractRow,
  team: SigningTeam,
  isKeyGroup: boolean,
): Promise<Refusal | null> {
  const { tx } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const rules = await ctx.rules()
  const moved = moveContract(contract.status, 'accept')
  if ('code' in moved) return moved
  if (team.hasEnded) return refuse('team_ended')
  const yesAt = await findResidentYes(tx, contract)
  if (!yesAt) return refuse('resident_yes_missing')
  const signing = contractRules(rules, today)
  if (isYesOld(localDateOf(yesAt), today, signing))
    return refuse('resident_yes_old', { days: signing['FD-REVIEW72'].signatureDays })
  const { standing } = (await findStandings(tx, [contract.patientId], today))(contract.patientId)
  if (standing && standing.contractId !== contract.previousId && contract.startsOn <= standing.endsOn) {
    return refuse('contract_elsewhere', { teamName: standing.teamName, endsOn: standing.endsOn })
  }
  const change = await refuseChange(tx, { ...contract, askedOn: askedOn(contract, now) }, signing)
  if (change) return change
  const load = teamLoad(team, careTeamRules(rules, team.region, today))
  const keepsPlace = standing?.teamId === team.id
  return keepsPlace || takesNow(load, isKeyGroup) ? null : refuse('team_full')
}

/** What was fresh when they applied, such as a doctor who had left, is not held against them for a late answer. */
function askedOn({ submittedAt }: ContractRow, now: Date): LocalDate {
  return localDateOf(submittedAt ?? now)
}

/** The team signs. What costs nothing is in force at once; for the rest the family is asked to pay. */
async function sign(ctx: StaffWriteContext, contract: ContractRow): Promise<ContractStatus> {
  const { tx, account } = ctx
  const at = ctx.now()
  const { id, agreementHash: textHash } = contract
  await insertSignature(tx, {
    contractId: id,
    side: 'team',
    textHash,
    strokesCipher: null,
    factor: 'team',
    accountId: account.id,
    signedAt: at,
  })
  const accepted = { acceptedAt: at, acceptedByAccountId: account.id, reviewDueAt: null }
  await updateContract(tx, id, { status: 'accepted', ...accepted }, { accountId: account.id, at })
  const { selfFen } = await findPaidAndDone(tx, id)
  if (selfFen === 0) {
    await signAccepted(ctx, contract)
    return 'signed'
  }
  await tellFamily(ctx, contract, 'contract-accepted', {
    facts: { amountFen: selfFen, payDays: PAY_WITHIN_DAYS },
  })
  return 'accepted'
}
