import type { EndReason } from '#domain/contract/end-contract'
import { signerOf } from '#domain/contract/signer'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { maskDocument } from '#domain/patient/identity-document'
import type { StaffContext } from '../../../platform/context'
import { opened } from '../contract-seal'
import { findContract } from '../contract-store'
import { findParts } from '../view-store'
import { findApplicant } from './applicant-store'
import { teamSide } from './team-side'

/**
 * An application or a contract as its team reads it: who, where, the answers, the packages, the signatures, every step and
 * what was added. Written down, as every look at a person.
 *
 * @throws not_found alike for absent applications and those of other teams
 */
export async function readApplication(ctx: StaffContext, { id }: { readonly id: string }) {
  const { db, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const contract = await findContract(db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.teamScope(db, ctx, contract.teamId, today)
  const { patientId } = contract
  const [person, parts] = [await findApplicant(db, patientId), await findParts(db, id)]
  const tagsOf = await ctx.access.keyGroupsOf(db, fieldCrypto, [patientId], today)
  await ctx.audit.record(db, {
    by: ctx.staff,
    purpose: 'contract',
    action: 'contract.application',
    patientIds: [patientId],
    fields: ['name', 'birth-date', 'sex', 'document', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  const side = await teamSide(ctx, parts)
  const number = fieldCrypto.open('patient_identifier.number', person.numberCipher)
  const { helperPhone } = opened(fieldCrypto, 'contract.variables', parts.variablesCipher)
  return {
    id,
    patientId,
    householdId: contract.householdId,
    status: contract.status,
    kind: contract.kind,
    name: fieldCrypto.open('patient.name', person.nameCipher),
    birthDate: person.birthDate,
    age: ageInWords(person.birthDate, today),
    sex: person.sex,
    documentMasked: maskDocument({ type: person.documentType, number }),
    verification: person.verification,
    groups: tagsOf.get(patientId) ?? [],
    relation: parts.relation,
    isFilledByTeam: await isFilledByTeam(ctx, { patientId, ...parts }),
    signer: signerOf(parts.relation === 'self', person.birthDate, today),
    hasOwnPhone: helperPhone !== null,
    gridId: parts.gridId,
    gridName: parts.grid?.name ?? null,
    buildingId: parts.buildingId,
    buildingName: parts.building?.name ?? null,
    address: fieldCrypto.open('contract.address', parts.addressCipher),
    questionnaire: opened(fieldCrypto, 'contract.questionnaire', parts.questionnaireCipher),
    packages: parts.packages.map(({ selfFen, package: chosen }) => ({ ...chosen, selfFen })),
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    agreementVersion: parts.agreementVersion,
    endedOn: parts.endedOn && localDateOf(parts.endedOn),
    endReason: parts.endReason as EndReason | null,
    ...side,
    dialogue: parts.dialogueCipher ? opened(fieldCrypto, 'contract.dialogue', parts.dialogueCipher) : [],
    infoAsked: parts.infoAsked,
    dueAt: contract.reviewDueAt && toIsoShanghai(contract.reviewDueAt),
  }
}

/** Somebody without a family to do it was helped by the team itself. */
async function isFilledByTeam(
  { db, access, now }: StaffContext,
  of: { readonly patientId: string; readonly relation: string; readonly applicantAccountId: string },
): Promise<boolean> {
  const { patientId, relation, applicantAccountId } = of
  if (relation !== 'other') return false
  if (await access.actsForOneOf(db, applicantAccountId, [patientId], localDateOf(now()))) return false
  return (await access.staffNames(db, [applicantAccountId])).size > 0
}
