import type { Bundle, Patient } from 'fhir/r4'
import type { Sex } from '#domain/kernel/sex'
import { type LocalDate, toIsoShanghai } from '#domain/kernel/time'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import type { Telling } from '../timeline/entry-line'
import { ENTRY_WORDS } from '../timeline/entry-words'
import type { EntryRow } from '../timeline/timeline-store'
import { fhirResources } from './fhir-resource'

/** Whose record it is, opened. */
export interface ExportedPerson {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
}

/** The whole record as one FHIR R4 Bundle of the kind `collection`: what another system can read. */
export function fhirBundle(
  person: ExportedPerson,
  rows: readonly EntryRow[],
  crypto: FieldCrypto,
  told: Telling & { readonly now: Date },
): Bundle {
  const patient: Patient = {
    resourceType: 'Patient',
    id: person.id,
    name: [{ text: person.name }],
    gender: person.sex,
    birthDate: person.birthDate,
  }
  const subject = { reference: `Patient/${person.id}` }
  const entries = rows.flatMap((row) => {
    const { title } = ENTRY_WORDS[row.kind].headline(row, crypto, told)
    return fhirResources({ row, title, crypto, subject })
  })
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: toIsoShanghai(told.now),
    entry: [patient, ...entries].map((resource) => ({
      fullUrl: `urn:jiamenkou:${resource.resourceType}/${resource.id ?? ''}`,
      resource,
    })),
  }
}
