import { type CheckupRecord, checkupRecordShape } from '#domain/checkup/checkup-record'
import type { FieldCrypto } from '../../platform/field-crypto'

const RECORD = 'checkup.record_cipher'

export function sealCheckup(fieldCrypto: FieldCrypto, record: CheckupRecord): string {
  return fieldCrypto.seal(RECORD, JSON.stringify(record))
}

export function openCheckup(fieldCrypto: FieldCrypto, sealed: string): CheckupRecord {
  return checkupRecordShape.parse(JSON.parse(fieldCrypto.open(RECORD, sealed)))
}
