import { type FollowUpRecord, followUpRecordShape } from '#domain/follow-up/follow-up-record'
import type { FieldCrypto } from '../../platform/field-crypto'

const RECORD = 'follow_up.record'

export function sealFollowUp(fieldCrypto: FieldCrypto, record: FollowUpRecord): string {
  return fieldCrypto.seal(RECORD, JSON.stringify(record))
}

export function openFollowUp(fieldCrypto: FieldCrypto, sealed: string): FollowUpRecord {
  return followUpRecordShape.parse(JSON.parse(fieldCrypto.open(RECORD, sealed)))
}
