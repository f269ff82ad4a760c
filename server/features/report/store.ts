import type { LocalDate } from '#domain/kernel/time'
import type { EntryCategory } from '#domain/record/entry-category'
import type { StandingReport } from '#domain/report/duplicate'
import type { QualityPeriod } from '#domain/report/recognition'
import type { ReportItemCode, ReportKind } from '#domain/report/report-item'
import type { Database, Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { RecordView } from '../../platform/scope/record-view'
import { within } from '../../platform/sql/within-sql'

/** Of one item; more than a childhood has. */
const REPORTS_MAX = 60

export async function listQualityPeriods(
  tx: Transaction,
  { organizationId, itemCode }: { readonly organizationId: string; readonly itemCode: ReportItemCode },
): Promise<QualityPeriod[]> {
  return tx.$queryRaw<QualityPeriod[]>`
    SELECT valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM quality_proof
    WHERE organization_id = ${organizationId}::uuid AND item_code = ${itemCode}
    ORDER BY valid_from DESC LIMIT ${REPORTS_MAX}`
}

/** Region of a place, for its rules, and the birth date of a person: one statement. */
export async function findSetting(
  tx: Transaction,
  { organizationId, patientId }: ChartScope,
): Promise<{ region: string; birthDate: LocalDate }> {
  const [row] = await tx.$queryRaw<{ region: string; birthDate: LocalDate }[]>`
    SELECT organization.region, patient.birth_date::text AS "birthDate" FROM organization, patient
    WHERE organization.id = ${organizationId}::uuid AND patient.id = ${patientId}::uuid`
  if (!row) throw new Error('a proven scope names a place and a person that exist')
  return row
}

export interface ReportRow extends StandingReport {
  readonly id: string
  readonly resultCipher: string
}

/** Reports of an item that the view shows, newest first. */
export function listReportsOf(
  db: Database | Transaction,
  view: RecordView,
  itemCode: string,
  now: Date,
): Promise<ReportRow[]> {
  return db.$queryRaw<ReportRow[]>`
    SELECT id, item_code AS "itemCode", performed_on::text AS "performedOn",
      recognised_until::text AS "recognisedUntil", result_cipher AS "resultCipher"
    FROM report
    WHERE patient_id = ${view.patientId}::uuid AND item_code = ${itemCode} AND withdrawn_at IS NULL
      AND ${view.kinds.includes('report')} AND (${view.seesHeldBack} OR release_at <= ${now}::timestamptz)
      AND (category = 'normal' OR ${view.seesRestricted}
        OR organization_id IN ${within(view.organizationId)})
    ORDER BY performed_on DESC, id LIMIT ${REPORTS_MAX}`
}

/** Whose report it is; null for nobody's id and for one that was withdrawn. */
export async function findPatientOf(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.report.findFirst({ where: { id, withdrawnAt: null }, select: { patientId: true } })
  return row?.patientId ?? null
}

export interface NewReport {
  readonly kind: ReportKind
  readonly itemCode: ReportItemCode
  readonly performedOn: LocalDate
  readonly resultCipher: string
  readonly category: EntryCategory
  readonly recognisedUntil: LocalDate | null
  readonly releaseAt: Date
  readonly now: Date
}

export async function insertReport(tx: Transaction, by: ChartScope, report: NewReport): Promise<string> {
  const { now, performedOn, recognisedUntil, ...rest } = report
  const row = await tx.report.create({
    data: {
      ...rest,
      patientId: by.patientId,
      performedOn: new Date(performedOn),
      recognisedUntil: recognisedUntil && new Date(recognisedUntil),
      byAccountId: by.accountId,
      organizationId: by.organizationId,
      practitionerId: by.practitionerId,
      createdAt: now,
    },
    select: { id: true },
  })
  return row.id
}

/** The family sees it from now on. @returns false when it did already, or another place wrote it */
export async function releaseReportRow(
  tx: Transaction,
  by: ChartScope,
  id: string,
  now: Date,
): Promise<boolean> {
  const released = await tx.$executeRaw`
    UPDATE report SET release_at = ${now}::timestamptz, released_by_account_id = ${by.accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${by.patientId}::uuid AND withdrawn_at IS NULL
      AND release_at > ${now}::timestamptz
      AND organization_id IN ${within(by.organizationId)}`
  return released === 1
}
