import { DomainError } from '#domain/kernel/errors'
import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, DAY_MS } from '#domain/kernel/time'
import { refuseAddition } from '#domain/patient/add-patient'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import type { PatientDraft } from '#domain/patient/patient-input'
import type { WriteContext } from '../../platform/context'
import { admitGuardian } from './admit-guardian'
import { askGuardians } from './ask-guardians'
import { type DocumentHolderRow, findDocumentHolder, lockDocument } from './document-store'
import { countRequests, loadMembers, lockHousehold } from './household-store'
import { readDraft } from './read-draft'
import { insertPatient } from './store'

/**
 * Adds a person to the account's household and makes the account their guardian. A person whom another account has
 * already stays one patient: then that one's guardians are asked, and the answer here is the same (rules D-ID-06), so
 * that neither words nor time tell whether a number is known. Whoever let a person go as the last takes them back.
 * A consent that comes along counts for a new child under 14; of a known one the first guardian's stands.
 *
 * @throws what `readPerson` and `refuseAddition` return, and consent_text_changed
 */
export async function addPatient(ctx: WriteContext, draft: PatientDraft): Promise<{ id: string }> {
  const { tx, account } = ctx
  const now = ctx.now()
  const read = await readDraft(ctx, draft)
  const { person, numberIndex, today, rules } = read
  await lockHousehold(tx, account.id)
  await lockDocument(tx, numberIndex)
  const askedSince = new Date(now.getTime() - rules['ID-06'].requestDays * DAY_MS)
  const holder = await findDocumentHolder(tx, account.id, numberIndex, now, today)
  const household = {
    members: await loadMembers(tx, account.id, now, today),
    document: holdingOf(holder),
    asked: holder
      ? await countRequests(tx, { accountId: account.id, patientId: holder.patientId }, askedSince)
      : 0,
  }
  const refusal = refuseAddition(person, draft.relation, household, today, rules)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)

  const link = { accountId: account.id, relation: draft.relation }
  if (holder?.wasOursLast) {
    await admitGuardian(ctx, { ...link, patientId: holder.patientId }, now)
    return { id: holder.patientId }
  }
  const sealed = {
    ...link,
    nameCipher: ctx.fieldCrypto.seal('patient.name', person.name),
    birthDate: person.birthDate,
    sex: person.sex,
    documentType: person.document.type,
    numberCipher: ctx.fieldCrypto.seal('patient_identifier.number', person.document.number),
  }
  if (holder) {
    await askGuardians(ctx, { ...sealed, patientId: holder.patientId }, rules, now)
    return { id: holder.patientId }
  }
  const endsOn = guardianshipEndsOn(draft.relation, person.birthDate, today)
  const { nameIsTemporary } = person
  const id = await insertPatient(tx, { ...sealed, numberIndex, nameIsTemporary, endsOn, addedAt: now })
  if (draft.consent && ageYearsOn(person.birthDate, today) < OWN_CONSENT_FROM_YEARS) {
    const given = { purpose: 'child-data', decision: 'given', ...draft.consent } as const
    await ctx.access.recordConsent(tx, { patientId: id, accountId: account.id, ...given }, now)
  }
  return { id }
}

function holdingOf(holder: DocumentHolderRow | null): 'not-ours' | 'ours' | 'asked-for' {
  if (holder?.isOurs) return 'ours'
  return holder?.isAskedFor ? 'asked-for' : 'not-ours'
}
