import type { LocalDate } from '#domain/kernel/time'
import type { Satisfaction } from '#domain/visit/survey'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** @returns false when the visit was judged already */
export async function insertSurvey(
  tx: Transaction,
  answer: {
    readonly appointmentId: string
    readonly organizationId: string
    readonly practitionerId: string
    readonly accountId: string
    readonly overall: string
    readonly waiting: string
    readonly explanation: string
    readonly version: string
    readonly answeredAt: Date
  },
): Promise<boolean> {
  const { count } = await tx.surveyAnswer.createMany({ data: [answer], skipDuplicates: true })
  return count === 1
}

/** Answers of a place within reach by how satisfied they were; null for a place out of reach. */
export async function countSatisfaction(
  db: Database,
  scope: StaffScope,
  wish: {
    readonly organizationId: string
    readonly version: string
    readonly from: LocalDate
    readonly to: LocalDate
  },
): Promise<Partial<Record<Satisfaction, number>> | null> {
  const reach = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM organization WHERE id = ${wish.organizationId}::uuid
      AND id IN ${within(scope.organizationId)}`
  if (reach.length === 0) return null
  const rows = await db.$queryRaw<{ overall: Satisfaction; answers: number }[]>`
    SELECT overall, count(*)::int AS answers FROM survey_answer
    WHERE organization_id = ${wish.organizationId}::uuid AND version = ${wish.version}
      AND (answered_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN ${wish.from}::date AND ${wish.to}::date
    GROUP BY overall`
  return Object.fromEntries(rows.map(({ overall, answers }) => [overall, answers]))
}
