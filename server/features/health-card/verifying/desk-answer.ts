import { CLINICAL_ROLES } from '#domain/account/account-role'
import type { AppointmentStatus } from '#domain/appointment/status'
import type { AuditedField } from '#domain/audit/audit-purpose'
import type { CardStatus } from '#domain/health-card/card-status'
import { type VerificationLevel, verificationLevel } from '#domain/health-card/verification-level'
import { DomainError } from '#domain/kernel/errors'
import type { Service } from '#domain/kernel/healthcare-service'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { findOpening, findShown, listExpected } from './desk-store'

/** Who stands at the counter, as staff see them before they know more. */
export interface DeskAnswer {
  readonly patientId: string
  readonly nameMasked: string
  readonly sex: Sex
  readonly age: string
  readonly cardStatus: CardStatus
  readonly verification: VerificationLevel
  /** For whoever treats, where a signed code was shown; a desk sees nothing of a record. */
  readonly allergyWords: string | null
  /** Of today, within reach of whoever asks. */
  readonly appointments: readonly {
    readonly appointmentId: string
    readonly number: number
    readonly status: AppointmentStatus
    readonly start: string
    readonly service: Service
    readonly practitionerName: string
  }[]
  /** Until when the record is open to whoever asks; null when it is not. */
  readonly opening: { readonly expiresAt: string } | null
}

/** Read anew each time, and each time written down: the answer to a retry is a look like any other. */
export async function deskAnswer(
  ctx: StaffContext,
  shown: {
    readonly action: string
    readonly patientId: string
    /** By a signed code. A number, read out or printed, identifies and says nothing of a record. */
    readonly isProven: boolean
  },
): Promise<DeskAnswer> {
  const { action, patientId, isProven } = shown
  const { db, staff } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const treats = CLINICAL_ROLES.some((role) => role === staff.role)
  const [person, appointments, allergies, opening] = await Promise.all([
    findShown(db, staff, patientId, today),
    listExpected(db, lineReach(staff), patientId, today),
    treats && isProven ? ctx.access.allergyWords(db, ctx.fieldCrypto, [patientId]) : null,
    treats ? findOpening(db, staff, patientId, now) : null,
  ])
  if (!person) throw new DomainError('card_absent')
  const fields: AuditedField[] = ['name', 'sex', 'card', 'appointments']
  await ctx.audit.record(db, {
    by: staff,
    purpose: 'card',
    action,
    patientIds: [patientId],
    fields: allergies ? [...fields, 'allergy'] : fields,
    at: now,
    requestId: ctx.requestId,
  })
  return {
    patientId,
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', person.nameCipher)),
    sex: person.sex,
    age: ageInWords(person.birthDate, today),
    cardStatus: person.cardStatus,
    verification: verificationLevel(person.personVerification, person.hasVerifiedPhone),
    allergyWords: allergies?.get(patientId) ?? null,
    appointments: appointments.map(({ start, ...row }) => ({ ...row, start: toIsoShanghai(start) })),
    opening: opening && { expiresAt: toIsoShanghai(opening.expiresAt) },
  }
}
