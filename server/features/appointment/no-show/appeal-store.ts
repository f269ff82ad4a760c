import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'

/** Names of sealed fields. */
export const NO_SHOW_REASON = 'no_show_appeal.reason'
export const NO_SHOW_ANSWER = 'no_show_appeal.answer'

/** @returns false when somebody of the family was quicker */
export async function insertAppeal(
  tx: Transaction,
  { accountId }: PatientScope,
  appeal: { readonly appointmentId: string; readonly reasonCipher: string; readonly now: Date },
): Promise<boolean> {
  const { appointmentId, reasonCipher, now } = appeal
  const data = [{ appointmentId, accountId, reasonCipher, askedAt: now }]
  const { count } = await tx.noShowAppeal.createMany({ data, skipDuplicates: true })
  return count === 1
}

export interface AppealRow {
  readonly appointmentId: string
  readonly patientId: string
  readonly day: LocalDate
  readonly start: Date
  readonly practitionerName: string
  readonly reasonCipher: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly nameCipher: string
  readonly sex: Sex
  readonly birthDate: LocalDate
}

const SELECT = Prisma.sql`
  SELECT appeal.appointment_id AS "appointmentId", appointment.patient_id AS "patientId", appointment.day::text,
    appointment.start_at AS "start", practitioner.name AS "practitionerName", appeal.reason_cipher AS "reasonCipher",
    appeal.asked_at AS "askedAt", appeal.answered_at AS "answeredAt", patient.name_cipher AS "nameCipher", patient.sex,
    patient.birth_date::text AS "birthDate"
  FROM no_show_appeal AS appeal
  JOIN appointment ON appointment.id = appeal.appointment_id
  JOIN practitioner ON practitioner.id = appointment.practitioner_id
  JOIN patient ON patient.id = appointment.patient_id`

const missedWithin = ({ organizationId }: StaffScope) =>
  Prisma.sql`appointment.organization_id IN ${within(organizationId)}`

/** Unanswered ones of visits at this place and below it, the longest waiting first. */
export function listAppeals(
  db: Database,
  staff: StaffScope,
  { after, limit }: { readonly after: { start: Date; id: string } | null; readonly limit: number },
): Promise<AppealRow[]> {
  const later = after
    ? Prisma.sql`AND (appeal.asked_at, appeal.appointment_id) > (${after.start}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<AppealRow[]>`
    ${SELECT} WHERE appeal.answered_at IS NULL AND ${missedWithin(staff)} ${later}
    ORDER BY appeal.asked_at, appeal.appointment_id LIMIT ${limit}`
}

/** One of them, answered or not; null where it was missed at another place. */
export async function lockAppeal(
  tx: Transaction,
  staff: StaffScope,
  appointmentId: string,
): Promise<AppealRow | null> {
  const [row] = await tx.$queryRaw<AppealRow[]>`
    ${SELECT} WHERE appeal.appointment_id = ${appointmentId}::uuid AND ${missedWithin(staff)}
    FOR UPDATE OF appeal`
  return row ?? null
}

export async function answerAppeal(
  tx: Transaction,
  { accountId }: StaffScope,
  answer: {
    readonly appointmentId: string
    readonly isExcused: boolean
    readonly answerCipher: string
    readonly now: Date
  },
): Promise<void> {
  const { appointmentId, now: answeredAt, ...given } = answer
  await tx.noShowAppeal.update({
    where: { appointmentId },
    data: { ...given, answeredAt, answeredByAccountId: accountId },
  })
}
