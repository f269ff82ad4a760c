import { demoOpenid } from '#domain/account/demo-persona'
import { localDateOf } from '#domain/kernel/time'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import { documentKey } from '#domain/patient/identity-document'
import type { Prisma } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { PHONE_FIELD } from '#server/platform/sealing/field-names'
import { birthDateOf, documentOf } from './demo-document'
import { DEMO_FAMILIES, type DemoPerson } from './demo-families'
import { demoId } from './demo-id'

export interface PeopleRows {
  readonly patients: readonly Prisma.PatientCreateManyInput[]
  readonly identifiers: readonly Prisma.PatientIdentifierCreateManyInput[]
  readonly links: readonly Prisma.PatientLinkCreateManyInput[]
}

export function accountRows(fieldCrypto: FieldCrypto, now: Date): Prisma.AccountCreateManyInput[] {
  return DEMO_FAMILIES.map(({ key, persona, phone }) => ({
    id: demoId('account', key),
    openid: persona && demoOpenid(persona),
    phoneCipher: fieldCrypto.seal(PHONE_FIELD, phone),
    phoneIndex: new Uint8Array(fieldCrypto.index(PHONE_FIELD, phone)),
    phoneVerifiedAt: now,
    createdAt: now,
  }))
}

/**
 * `accountIds` by openid: a persona who logged in before the seeding has an account already, and its family comes
 * to that one.
 */
export function peopleRows(
  fieldCrypto: FieldCrypto,
  now: Date,
  accountIds: ReadonlyMap<string, string>,
): PeopleRows {
  const members = DEMO_FAMILIES.flatMap(({ key, persona, people }) => {
    const known = persona ? accountIds.get(demoOpenid(persona)) : undefined
    return people.map((person) => ({ person, accountId: known ?? demoId('account', key) }))
  })
  return {
    patients: members.map(({ person }) => patientRow(fieldCrypto, person, now)),
    identifiers: members.map(({ person }, place) => identifierRow(fieldCrypto, person, place, now)),
    links: members.map(({ person, accountId }, place) => ({
      id: demoId('link', person.key),
      accountId,
      patientId: demoId('patient', person.key),
      relation: person.relation,
      endsOn: endsOn(person, now),
      // A household is listed in the order in which it was added.
      createdAt: new Date(now.getTime() + place),
    })),
  }
}

function endsOn(person: DemoPerson, now: Date): Date | null {
  const today = localDateOf(now)
  const day = guardianshipEndsOn(person.relation, birthDateOf(person, today), today)
  return day && new Date(day)
}

function patientRow(fieldCrypto: FieldCrypto, person: DemoPerson, now: Date): Prisma.PatientCreateManyInput {
  return {
    id: demoId('patient', person.key),
    nameCipher: fieldCrypto.seal('patient.name', person.name),
    birthDate: new Date(birthDateOf(person, localDateOf(now))),
    sex: person.sex,
    createdAt: now,
  }
}

function identifierRow(
  fieldCrypto: FieldCrypto,
  person: DemoPerson,
  place: number,
  now: Date,
): Prisma.PatientIdentifierCreateManyInput {
  const document = documentOf(person, birthDateOf(person, localDateOf(now)), place)
  return {
    id: demoId('identifier', person.key),
    patientId: demoId('patient', person.key),
    type: document.type,
    numberCipher: fieldCrypto.seal('patient_identifier.number', document.number),
    numberIndex: new Uint8Array(fieldCrypto.index('patient_identifier.number', documentKey(document))),
    validFrom: now,
  }
}
