import { type AllergyFacts, allergyShape } from '#domain/record/allergy'
import { type PrescriptionItem, prescriptionItemsShape } from '#domain/record/prescription'
import { type ReportResult, reportResultShape } from '#domain/report/report-result'
import { type VisitRecord, visitRecordShape } from '#domain/visit/visit-record'
import type { FieldCrypto } from '../../platform/field-crypto'

/** The names under which the record's own kinds are sealed. A text that is moved elsewhere does not open. */
const ALLERGY = 'allergy.allergy_cipher'
const ITEMS = 'prescription.items_cipher'
const RESULT = 'report.result_cipher'
const VISIT = 'visit.record_cipher'

export function sealAllergy(crypto: FieldCrypto, allergy: AllergyFacts): string {
  return crypto.seal(ALLERGY, JSON.stringify(allergy))
}

export function sealItems(crypto: FieldCrypto, items: readonly PrescriptionItem[]): string {
  return crypto.seal(ITEMS, JSON.stringify(items))
}

export function openAllergy(sealed: string | null, crypto: FieldCrypto): AllergyFacts {
  return allergyShape.parse(opened(ALLERGY, sealed, crypto))
}

export function openItems(sealed: string | null, crypto: FieldCrypto): PrescriptionItem[] {
  return prescriptionItemsShape.parse(opened(ITEMS, sealed, crypto))
}

export function openResult(sealed: string | null, crypto: FieldCrypto): ReportResult {
  return reportResultShape.parse(opened(RESULT, sealed, crypto))
}

export function openVisit(row: { readonly cipher: string | null }, crypto: FieldCrypto): VisitRecord {
  return visitRecordShape.parse(opened(VISIT, row.cipher, crypto))
}

function opened(field: `${string}.${string}`, sealed: string | null, crypto: FieldCrypto): unknown {
  if (sealed === null) throw new Error(`${field} is empty`)
  return JSON.parse(crypto.open(field, sealed))
}
