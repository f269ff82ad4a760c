import { type PrescriptionItem, prescriptionItemsShape } from '#domain/record/prescription'
import { type VisitRecord, visitRecordShape } from '#domain/visit/visit-record'
import type { FieldCrypto } from '../../platform/field-crypto'

const RECORD = 'visit.record_cipher'
const ITEMS = 'prescription.items_cipher'

export function sealRecord(fieldCrypto: FieldCrypto, record: VisitRecord): string {
  return fieldCrypto.seal(RECORD, JSON.stringify(record))
}

export function openRecord(fieldCrypto: FieldCrypto, sealed: string): VisitRecord {
  return visitRecordShape.parse(JSON.parse(fieldCrypto.open(RECORD, sealed)))
}

/** What was prescribed in a visit, for its summary. */
export function openItems(fieldCrypto: FieldCrypto, sealed: string): PrescriptionItem[] {
  return prescriptionItemsShape.parse(JSON.parse(fieldCrypto.open(ITEMS, sealed)))
}
