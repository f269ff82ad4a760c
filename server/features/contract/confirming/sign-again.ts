import { changedParts, fillAgreement, plainWordsOf, readMinutes } from '#domain/contract/agreement-text'
import type { ContractStatus } from '#domain/contract/contract-status'
import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { readsPlainWords, type Signer, signerOf } from '#domain/contract/signer'
import { firstDayInForce } from '#domain/contract/start-day'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext, WriteContext } from '../../../platform/context'
import type { Database, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { opened, sealed } from '../contract-seal'
import { type ContractRow, findContract, insertSignature } from '../contract-store'
import { lockOwnContract } from '../review/answer-application'
import { statusAfter } from '../review/review-application'
import { assertRead, type PreparedAgreement, prepareAgreement } from '../signing/prepare-agreement'
import { findPerson, findTeam, findText, type SigningPerson } from '../signing/signing-store'
import { findStandings } from '../signing/standing-store'
import { yesOf } from './read-again'
import { listChosen, putUnderText } from './sign-again-store'

interface Anew {
  readonly prepared: PreparedAgreement
  readonly person: SigningPerson
  readonly signer: Signer
}

/**
 * The agreement of today for an application that has waited: its words have changed before anybody said yes, or the
 * signature is too old (journeys E2 17). `changes` names what reads otherwise than the text that was read.
 *
 * @throws not_found, delegate_not_permitted, contract_state where nothing has to be read again
 */
export async function readAgain(ctx: AccountContext, { id }: { readonly id: string }) {
  const { db } = ctx
  const today = localDateOf(ctx.now())
  const contract = await findContract(db, id)
  if (!contract) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(db, ctx.account, contract.patientId, today)
  const { prepared, person, signer } = await prepareAnew(ctx, db, scope, contract)
  const text = fillAgreement(prepared.template, prepared.variables)
  const before = await findText(db, contract.agreementVersion)
  const changes = before ? changedParts(fillAgreement(before, prepared.variables), text) : []
  const { hash, startsOn, endsOn } = prepared
  return {
    ...text,
    readMinutes: readMinutes(text),
    plainWords: readsPlainWords(person.birthDate, today) ? plainWordsOf(prepared.variables) : null,
    changes,
    hash,
    startsOn,
    endsOn,
    signer,
  }
}

/**
 * Puts an application under the agreement of today and signs it anew, where it stands in the queue or before the team:
 * nobody loses a place for having waited. Who was helped says their own yes to it afterwards.
 *
 * @throws not_found, delegate_not_permitted, contract_state, agreement_changed, signature_blank
 */
export async function signAgain(
  ctx: WriteContext,
  input: {
    readonly id: string
    readonly agreementVersion: string
    readonly agreementHash: string
    readonly signature: SignatureStrokes | null
  },
): Promise<{ status: ContractStatus }> {
  const { tx, account, fieldCrypto } = ctx
  const at = ctx.now()
  const contract = await lockOwnContract(ctx, input.id)
  const scope = await ctx.access.guardianScope(tx, account, contract.patientId, localDateOf(at))
  const { prepared, signer } = await prepareAnew(ctx, tx, scope, contract)
  await assertRead(tx, prepared, input)
  const refusal = signer === 'helper' ? null : refuseSignature(input.signature ?? [])
  if (refusal) throw new DomainError(refusal.code)
  const { hash, template, startsOn, endsOn, variables, teamRecordText, gridWorkerText } = prepared
  const kept = opened(fieldCrypto, 'contract.variables', contract.variablesCipher)
  const said = { ...kept, agreement: variables, teamRecordText, gridWorkerText }
  await putUnderText(tx, contract.id, {
    agreementVersion: template.version,
    agreementHash: hash,
    variablesCipher: sealed(fieldCrypto, 'contract.variables', said),
    startsOn,
    endsOn,
  })
  if (signer !== 'helper') {
    await insertSignature(tx, {
      contractId: contract.id,
      side: 'resident',
      textHash: hash,
      strokesCipher: sealed(fieldCrypto, 'contract_signature.strokes', input.signature ?? []),
      factor: signer === 'self' ? 'own-phone' : 'guardian',
      accountId: account.id,
      signedAt: at,
    })
  }
  return { status: contract.status }
}

async function prepareAnew(
  ctx: AccountContext,
  db: Database | Transaction,
  scope: PatientScope,
  contract: ContractRow,
): Promise<Anew> {
  statusAfter(contract, 'sign-again')
  const { readAgain: why } = await yesOf(ctx, db, contract)
  if (why === null) throw new DomainError('contract_state', { status: contract.status })
  const today = localDateOf(ctx.now())
  const [person, team] = [await findPerson(db, scope), await findTeam(db, contract.teamId, today)]
  if (!person || !team) throw new DomainError('not_found')
  if (team.hasEnded) throw new DomainError('team_ended')
  const { endedOn } = (await findStandings(db, [contract.patientId], today))(contract.patientId)
  const signer = signerOf(scope.relation === 'self', person.birthDate, today)
  const prepared = await prepareAgreement(db, ctx, {
    person,
    signer,
    accountId: scope.accountId,
    team,
    packages: await listChosen(db, contract.id),
    startsOn: firstDayInForce(contract, today, endedOn),
    today,
  })
  return { prepared, person, signer }
}
