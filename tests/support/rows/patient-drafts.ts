import type { PatientDraft } from '#domain/patient/patient-input'
import type { Relation } from '#domain/patient/relation'
import { residentIdBornOn } from './resident-ids'

let sequence = 100

/** Somebody with an ID whom no test of this file has had before; girls and boys in turn. */
export function draftOf(
  relation: Relation = 'child',
  birthDate = '2019-06-01',
  name = '周小禾',
): PatientDraft {
  sequence += 1
  return { name, relation, document: { type: 'resident-id', number: residentIdBornOn(birthDate, sequence) } }
}

/** A boy of the fifth of November, with the birth certificate of that number. */
export function newbornDraft(number: string, name = '周小满'): PatientDraft {
  const document = { type: 'birth-certificate', number } as const
  return { name, relation: 'child', document, birthDate: '2026-11-05', sex: 'male' }
}
