import { timingSafeEqual } from 'node:crypto'
import type { ContractStatus } from '#domain/contract/contract-status'
import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { lacksDocuments, type OnSiteWitness } from '#domain/contract/on-site-witness'
import { DomainError } from '#domain/kernel/errors'
import { parseSpokenCode, spokenCode } from '#domain/kernel/spoken-code'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { takeYes } from '../confirming/confirm-application'
import { assertAwaitsYes } from '../confirming/read-again'
import { sealed } from '../contract-seal'
import { findContract, insertSignature, lockContracts } from '../contract-store'
import { applicationOfTeam } from '../review/review-application'
import { findMemberAccounts } from './member-account-store'
import { raiseBurst } from './signing-burst'

/** How long a colleague's code counts: the one of the running five minutes, and the one before. */
const CODE_LIFE_MS = 300_000

/**
 * What a second member of the team reads out to the first: I am here too (journeys E2 35). It follows from the
 * application, the account and the minute by a key that only the server has, so it stands in no table.
 *
 * @throws not_found alike for absent applications and those of other teams; contract_state, draft_text_changed
 */
export async function readSecondCode(
  ctx: StaffContext,
  { id }: { readonly id: string },
): Promise<{ code: string; expiresAt: string }> {
  const now = ctx.now()
  const contract = await findContract(ctx.db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.teamScope(ctx.db, ctx, contract.teamId, localDateOf(now))
  await assertAwaitsYes(ctx, ctx.db, contract)
  const turn = turnAt(now)
  return {
    code: codeOf(ctx.fieldCrypto, id, ctx.account.id, turn),
    expiresAt: toIsoShanghai(new Date((turn + 1) * CODE_LIFE_MS)),
  }
}

/**
 * The resident's yes before two members of the team, where their own phone cannot give it: the agreement was read aloud,
 * a witness was there, and who could not sign and why is written down (journeys E2 12, 13, 14, 35).
 *
 * @throws not_found, not_permitted for one's own family, second_staff_code_wrong, witness_documents_missing,
 * signature_blank, contract_state, draft_text_changed
 */
export async function signOnSite(
  ctx: StaffWriteContext,
  input: {
    readonly id: string
    readonly signature: SignatureStrokes | null
    readonly secondStaffCode: string
    readonly witness: OnSiteWitness
  },
): Promise<{ status: ContractStatus }> {
  const { tx, account, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const { patientId, teamId } = await applicationOfTeam(ctx, input.id)
  const scope = await ctx.access.teamScope(tx, ctx, teamId, today)
  if (await ctx.access.actsForOneOf(tx, account.id, [patientId], today))
    throw new DomainError('not_permitted')
  if (lacksDocuments(input.witness)) throw new DomainError('witness_documents_missing')
  const refusal = input.signature && refuseSignature(input.signature)
  if (refusal) throw new DomainError(refusal.code)
  const secondAccountId = await secondAccount(ctx, teamId, input)

  await lockPatients(tx, [patientId])
  const [contract] = await lockContracts(tx, [input.id])
  if (!contract) throw new DomainError('not_found')
  await assertAwaitsYes(ctx, tx, contract)
  await insertSignature(tx, {
    contractId: contract.id,
    side: 'resident',
    textHash: contract.agreementHash,
    strokesCipher: input.signature && sealed(fieldCrypto, 'contract_signature.strokes', input.signature),
    factor: 'on-site',
    accountId: account.id,
    secondAccountId,
    witnessCipher: sealed(fieldCrypto, 'contract_signature.witness', input.witness),
    signedAt: now,
  })
  const status = await takeYes(ctx, contract)
  await raiseBurst(ctx, scope)
  return { status }
}

/** Whose code it is, among the colleagues of today. One's own counts for nothing. */
async function secondAccount(
  ctx: StaffWriteContext,
  teamId: string,
  { id, secondStaffCode }: { readonly id: string; readonly secondStaffCode: string },
): Promise<string> {
  const typed = parseSpokenCode(secondStaffCode)
  if (!typed) throw new DomainError('second_staff_code_wrong')
  const now = ctx.now()
  const colleagues = await findMemberAccounts(ctx.tx, teamId, localDateOf(now))
  const turns = [turnAt(now), turnAt(now) - 1]
  const second = colleagues
    .filter((accountId) => accountId !== ctx.account.id)
    .find((accountId) => turns.some((turn) => isSame(codeOf(ctx.fieldCrypto, id, accountId, turn), typed)))
  if (!second) throw new DomainError('second_staff_code_wrong')
  return second
}

function turnAt(now: Date): number {
  return Math.floor(now.getTime() / CODE_LIFE_MS)
}

function codeOf(fieldCrypto: FieldCrypto, contractId: string, accountId: string, turn: number): string {
  return spokenCode(fieldCrypto.index('contract.second_staff', `${contractId} ${accountId} ${turn}`))
}

/** Both are eight letters. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
