import { PRESCRIBING_ROLES } from '#domain/account/account-role'
import type { AppointmentStatus } from '#domain/appointment/status'
import { DomainError } from '#domain/kernel/errors'
import type { Service } from '#domain/kernel/healthcare-service'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { ageMonthsOn, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { likelyDiagnoses, prefilledRecord } from '#domain/visit/prefill-record'
import { diagnosesInWords } from '#domain/visit/record-in-words'
import type { VisitRecord } from '#domain/visit/visit-record'
import type { StaffContext } from '../../platform/context'
import { treatingReach } from '../../platform/scope/session-reach'
import { openVisit } from '../../platform/sealing/entry-seal'
import { findInLine, isInLine, type LineRow } from './line-store'
import { reasonOf } from './queue-entry-view'
import { findVisit, listEarlierVisits } from './visit-store'

interface EarlierVisit {
  readonly day: string
  readonly where: string
  readonly diagnoses: string
}

export interface VisitView {
  readonly serverTime: string
  readonly appointmentId: string
  readonly sessionId: string
  readonly number: number
  readonly service: Service
  readonly status: AppointmentStatus
  readonly patient: {
    readonly id: string
    readonly nameMasked: string
    readonly sex: Sex
    readonly age: string
    /** Whole months: what is examined and what a likely weight is depend on it. */
    readonly ageMonths: number
  }
  /** What a referral names; null before the visit has begun. */
  readonly visitId: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  /** The practitioner's certificate holds on this day. */
  readonly certified: boolean
  readonly reason: string | null
  /** As kept; before that, as the family's words fill it in. */
  readonly record: VisitRecord
  readonly restricted: boolean
  /** Whoever asks may write a prescription. */
  readonly mayPrescribe: boolean
  readonly diagnosisChoices: readonly { readonly code: string; readonly nameZh: string }[]
  /** Null where the family has not agreed to show them. */
  readonly earlierVisits: readonly EarlierVisit[] | null
}

/**
 * What the treating practitioner needs in the room.
 *
 * @throws not_found alike for absent and other doctors' visits, and for those that will not take place
 */
export async function readVisit(
  ctx: StaffContext,
  input: { readonly appointmentId: string },
): Promise<VisitView> {
  const now = ctx.now()
  const row = await findInLine(ctx.db, treatingReach(ctx.staff), input.appointmentId)
  if (!row || !isInLine(row)) throw new DomainError('not_found')
  const visit = await findVisit(ctx.db, row.appointmentId)
  const by = {
    by: ctx.staff,
    patientIds: [row.patientId],
    action: 'visit.get',
    at: now,
    requestId: ctx.requestId,
  }
  await ctx.audit.record(ctx.db, {
    ...by,
    purpose: 'visit',
    fields: ['name', 'sex', 'visit-reason', 'visit-record'],
  })
  const earlierVisits = await readEarlier(ctx, row)
  if (earlierVisits) {
    await ctx.audit.record(ctx.db, { ...by, purpose: 'earlier-visits', fields: ['visit-record'] })
  }
  const reason = reasonOf(row, ctx.fieldCrypto)
  const record = visit?.recordCipher
    ? openVisit(ctx.fieldCrypto, visit.recordCipher)
    : prefilledRecord(reason)
  return {
    serverTime: toIsoShanghai(now),
    appointmentId: row.appointmentId,
    sessionId: row.sessionId,
    number: row.number,
    service: row.service,
    status: row.status,
    patient: {
      id: row.patientId,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
      sex: row.sex,
      age: ageInWords(row.birthDate, localDateOf(now)),
      ageMonths: ageMonthsOn(row.birthDate, localDateOf(now)),
    },
    visitId: visit?.id ?? null,
    startedAt: visit && toIsoShanghai(visit.startedAt),
    completedAt: visit?.completedAt ? toIsoShanghai(visit.completedAt) : null,
    certified: visit?.certificationNumber != null,
    reason,
    record,
    restricted: visit?.category === 'restricted',
    mayPrescribe: PRESCRIBING_ROLES.some((role) => ctx.account.duties.some((duty) => duty.role === role)),
    diagnosisChoices: likelyDiagnoses(record.complaints, row.service).map(({ code, nameZh }) => ({
      code,
      nameZh,
    })),
    earlierVisits,
  }
}

/** Only with the family's own yes, asked at this moment: a withdrawal counts from the next look on. */
async function readEarlier(ctx: StaffContext, row: LineRow): Promise<EarlierVisit[] | null> {
  if (!(await ctx.access.consentGiven(ctx.db, row.patientId, 'earlier-visits', ctx.now()))) return null
  const of = { patientId: row.patientId, organizationId: ctx.staff.organizationId }
  const rows = await listEarlierVisits(ctx.db, of, row.start)
  return rows.map(({ day, where, recordCipher }) => ({
    day,
    where,
    diagnoses: diagnosesInWords(openVisit(ctx.fieldCrypto, recordCipher)),
  }))
}
