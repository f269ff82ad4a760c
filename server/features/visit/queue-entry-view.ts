import type { AppointmentStatus } from '#domain/appointment/status'
import type { Service } from '#domain/kernel/healthcare-service'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { LineRow } from './line-store'

/** A person in the line as staff see them: the age instead of the birth date, which beside a mask gives the ID away. */
export interface QueueEntry {
  readonly appointmentId: string
  readonly number: number
  readonly nameMasked: string
  readonly sex: Sex
  readonly age: string
  readonly status: AppointmentStatus
  readonly service: Service
  readonly start: string
  readonly arrivedAt: string | null
  readonly isLate: boolean
  readonly calledAt: string | null
  /** 加号: a seat that the doctor added. */
  readonly isExtra: boolean
  /** What the family wrote; only for who treats. */
  readonly reason: string | null
}

/** The field under which appointments seal what is the matter. */
const VISIT_REASON = 'appointment.reason'

export function queueEntry(
  row: LineRow,
  see: { readonly fieldCrypto: FieldCrypto; readonly now: Date; readonly mayReadReason: boolean },
): QueueEntry {
  return {
    appointmentId: row.appointmentId,
    number: row.number,
    nameMasked: maskName(see.fieldCrypto.open('patient.name', row.nameCipher)),
    sex: row.sex,
    age: ageInWords(row.birthDate, localDateOf(see.now)),
    status: row.status,
    service: row.service,
    start: toIsoShanghai(row.start),
    arrivedAt: row.arrivedAt && toIsoShanghai(row.arrivedAt),
    isLate: row.isLate,
    calledAt: row.calledAt && toIsoShanghai(row.calledAt),
    isExtra: row.isExtra,
    reason: see.mayReadReason ? reasonOf(row, see.fieldCrypto) : null,
  }
}

export function reasonOf(row: Pick<LineRow, 'reasonCipher'>, fieldCrypto: FieldCrypto): string | null {
  return row.reasonCipher && fieldCrypto.open(VISIT_REASON, row.reasonCipher)
}
