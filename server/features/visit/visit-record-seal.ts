import { type VisitRecord, visitRecordShape } from '#domain/visit/visit-record'
import type { FieldCrypto } from '../../platform/field-crypto'

const RECORD = 'visit.record_cipher'

export function sealRecord(fieldCrypto: FieldCrypto, record: VisitRecord): string {
  return fieldCrypto.seal(RECORD, JSON.stringify(record))
}

export function openRecord(fieldCrypto: FieldCrypto, sealed: string): VisitRecord {
  return visitRecordShape.parse(JSON.parse(fieldCrypto.open(RECORD, sealed)))
}
