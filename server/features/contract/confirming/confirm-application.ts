import { timingSafeEqual } from 'node:crypto'
import { refusePhoneCode } from '#domain/account/phone-challenge'
import { careTeamRules } from '#domain/care-team/care-team-rules'
import { takesNow, teamLoad } from '#domain/care-team/team-load'
import { contractRules } from '#domain/contract/contract-rules'
import type { ContractStatus } from '#domain/contract/contract-status'
import { reviewDueAt } from '#domain/contract/review-clock'
import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { confirmedGroups } from '#domain/key-group/key-group'
import { answerOnce, intentOf } from '../../../platform/api/idempotency'
import type { AccountContext, WriteContext } from '../../../platform/context'
import { opened } from '../contract-seal'
import { type ContractRow, insertSignature, updateContract } from '../contract-store'
import { lockOwnContract } from '../review/answer-application'
import { statusAfter } from '../review/review-application'
import { recordProvenConsents } from '../signing/contract-consent'
import { findTeam } from '../signing/signing-store'
import { findStandings } from '../signing/standing-store'
import { tellFamily } from '../tell-family'
import { countAttempt, findNewestChallenge } from './challenge-store'
import { assertAwaitsYes } from './read-again'
import { signingCodeHash } from './send-signing-code'

type Outcome = { readonly status: ContractStatus } | { readonly refusal: Refusal }

/**
 * The resident's own yes: the code that came to their phone. A wrong one is an outcome that is committed, or the counting
 * of the try would be taken back with it.
 *
 * @throws not_found, contract_state, draft_text_changed, signing_code_wrong, signing_code_expired, signing_code_too_many
 */
export async function confirmByCode(
  ctx: AccountContext,
  input: { readonly id: string; readonly code: string; readonly idempotencyKey: string },
): Promise<{ status: ContractStatus }> {
  const rules = await ctx.rules()
  const outcome = await ctx.transaction((tx) =>
    answerOnce<Outcome>(tx, intentOf(ctx, 'contract.confirmCode', input), () =>
      tryCode({ ...ctx, tx, rules: async () => rules }, input),
    ),
  )
  if ('refusal' in outcome) throw new DomainError(outcome.refusal.code, outcome.refusal.facts)
  return outcome
}

async function tryCode(
  ctx: WriteContext,
  input: { readonly id: string; readonly code: string },
): Promise<Outcome> {
  const { tx, account } = ctx
  const now = ctx.now()
  const contract = await lockOwnContract(ctx, input.id)
  // The yes may have been heard on site meanwhile.
  await assertAwaitsYes(ctx, tx, contract)
  const challenge = await findNewestChallenge(tx, contract.id)
  const hash = challenge && signingCodeHash(ctx.fieldCrypto, challenge.id, input.code)
  const isRight = challenge !== null && hash !== null && timingSafeEqual(challenge.codeHash, hash)
  const refusal = refusePhoneCode(challenge, isRight, now)
  if (challenge) await countAttempt(tx, challenge.id, refusal ? null : now)
  if (refusal) return { refusal: ofSigning(refusal) }
  await insertSignature(tx, {
    contractId: contract.id,
    side: 'resident',
    textHash: contract.agreementHash,
    strokesCipher: null,
    factor: 'sms',
    accountId: account.id,
    signedAt: now,
  })
  return { status: await takeYes(ctx, contract) }
}

/** What the resident's own yes is followed by: of what the team has already, that it is signed anew, and nothing more. */
export function takeYes(ctx: WriteContext, contract: ContractRow): Promise<ContractStatus> {
  return contract.status === 'draft' ? handIn(ctx, contract) : Promise.resolve(contract.status)
}

/**
 * A draft to which the resident has said yes goes to the team, or into its queue. Their answers to the two questions of
 * consent count from this moment on.
 */
async function handIn(ctx: WriteContext, contract: ContractRow): Promise<ContractStatus> {
  const { tx, account } = ctx
  const { id, patientId, teamId } = contract
  const at = ctx.now()
  const today = localDateOf(at)
  const rules = await ctx.rules()
  const by = { accountId: account.id, at }
  const submitted = statusAfter(contract, 'confirm')
  const dueAt = reviewDueAt(at, contractRules(rules, today))
  await updateContract(tx, id, { status: submitted, submittedAt: at, reviewDueAt: dueAt }, by)
  const { consents } = opened(ctx.fieldCrypto, 'contract.variables', contract.variablesCipher)
  await recordProvenConsents(ctx, { patientId, accountId: contract.applicantAccountId }, consents)

  const team = await findTeam(tx, teamId, today)
  const { standing } = (await findStandings(tx, [patientId], today))(patientId)
  const tags = (await ctx.access.keyGroupsOf(tx, ctx.fieldCrypto, [patientId], today)).get(patientId) ?? []
  const load = team && teamLoad(team, careTeamRules(rules, team.region, today))
  const hasPlace = standing?.teamId === teamId || (load && takesNow(load, confirmedGroups(tags).length > 0))
  if (!hasPlace) {
    await updateContract(tx, id, { status: 'queued', queuedAt: at, reviewDueAt: null }, by)
  }
  await tellFamily(ctx, contract, 'contract-submitted')
  return hasPlace ? submitted : 'queued'
}

/** The same refusals under the names of a signature: what to do next is another thing than at log-in. */
function ofSigning({ code, facts }: Refusal): Refusal {
  if (code === 'phone_code_expired') return refuse('signing_code_expired')
  return refuse(code === 'phone_code_too_many' ? 'signing_code_too_many' : 'signing_code_wrong', facts)
}
