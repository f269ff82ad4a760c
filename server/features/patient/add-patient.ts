import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { refuseAddition } from '#domain/patient/add-patient'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import { type HouseholdRules, householdRules } from '#domain/patient/household-rules'
import { documentKey } from '#domain/patient/identity-document'
import type { PatientDraft } from '#domain/patient/patient-input'
import { type Person, readPerson } from '#domain/patient/read-person'
import type { AccountContext, WriteContext } from '../../platform/context'
import { countDocumentTry, findDocumentHolder, insertPatient, loadMembers, lockHousehold } from './store'

/**
 * Adds a person to the account's household and makes the account their guardian. Only for a person whom no other
 * account has: the same child on a second parent's phone needs the first one's approval, and so does an account's
 * own person elsewhere. Which account has them is never said.
 *
 * @throws what `readPerson` and `refuseAddition` return. The last look at the document is the database's: who
 * loses that race is told patient_needs_guardian_approval too, by the name of the constraint.
 */
export async function addPatient(ctx: WriteContext, draft: PatientDraft): Promise<{ id: string }> {
  const { tx, account } = ctx
  const { person, numberIndex, today, rules } = await readDraft(ctx, draft)
  await lockHousehold(tx, account.id)
  const household = {
    members: await loadMembers(tx, account.id),
    documentBelongsTo: await findDocumentHolder(tx, account.id, numberIndex),
  }
  const refusal = refuseAddition(person, draft.relation, household, today, rules)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const id = await insertPatient(tx, {
    accountId: account.id,
    relation: draft.relation,
    nameCipher: ctx.fieldCrypto.seal('patient.name', person.name),
    birthDate: person.birthDate,
    sex: person.sex,
    documentType: person.document.type,
    numberCipher: ctx.fieldCrypto.seal('patient_identifier.number', person.document.number),
    numberIndex,
    addedAt: ctx.now(),
    endsOn: guardianshipEndsOn(draft.relation, person.birthDate, today),
  })
  return { id }
}

/**
 * Counts that the account asks about this document, before the answer is known. Numbers that nobody could have
 * are refused without being counted, so a family that mistypes is not locked out.
 *
 * @throws what `readPerson` returns, or too_many_requests
 */
export async function countTry(ctx: AccountContext, draft: PatientDraft): Promise<void> {
  const { numberIndex, rules } = await readDraft(ctx, draft)
  const { documentsPerHour } = rules['ID-07']
  const attempt = { accountId: ctx.account.id, numberIndex, at: ctx.now(), max: documentsPerHour }
  if (!(await countDocumentTry(ctx.db, attempt))) {
    throw new DomainError('too_many_requests', { documentsPerHour })
  }
}

interface ReadDraft {
  readonly person: Person
  readonly numberIndex: Uint8Array<ArrayBuffer>
  readonly today: LocalDate
  readonly rules: HouseholdRules
}

async function readDraft(ctx: AccountContext, draft: PatientDraft): Promise<ReadDraft> {
  const today = localDateOf(ctx.now())
  const rules = householdRules(await ctx.rules(), today)
  const person = readPerson(draft, today, rules)
  if ('code' in person) throw new DomainError(person.code, person.facts)
  const index = ctx.fieldCrypto.index('patient_identifier.number', documentKey(person.document))
  return { person, numberIndex: Uint8Array.from(index), today, rules }
}
