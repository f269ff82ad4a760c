import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import type { TeamScope } from '../../platform/scope/team-scope'
import { within } from '../../platform/sql/within-sql'

export type CaseOutcome = 'upheld' | 'dismissed'
type CaseKind = 'service-denied' | 'signing-burst' | 'phone-unanswered' | 'review-overdue'

export interface DoneTask {
  readonly id: string
  readonly patientId: string
  readonly teamId: string
  readonly organizationId: string
  readonly itemCode: string
  readonly doneOn: LocalDate
  readonly entryKind: EntryKind
  readonly entryId: string
}

/** Whose task it is; null for nobody's id. The caller proves that it may act for that person. */
export async function findPatientOfTask(tx: Transaction, taskId: string): Promise<string | null> {
  const row = await tx.serviceTask.findUnique({ where: { id: taskId }, select: { patientId: true } })
  return row?.patientId ?? null
}

/** Locked, so that nobody reopens it meanwhile; null unless it counts as done. */
export async function lockDoneTask(tx: Transaction, taskId: string): Promise<DoneTask | null> {
  const [row] = await tx.$queryRaw<DoneTask[]>`
    SELECT task.id, task.patient_id AS "patientId", task.team_id AS "teamId", team.organization_id AS "organizationId",
      item_code AS "itemCode", done_on::text AS "doneOn", entry_kind AS "entryKind", entry_id AS "entryId"
    FROM service_task AS task JOIN care_team AS team ON team.id = task.team_id
    WHERE task.id = ${taskId}::uuid AND task.status = 'done' FOR NO KEY UPDATE OF task`
  return row ?? null
}

interface NewCase {
  readonly textCipher: string
  readonly openedByAccountId: string
  readonly openedAt: Date
  readonly dueAt: Date
}

/** Two at once for one task: the index `quality_case_one_open_a_task` settles it. */
export async function insertDenial(tx: Transaction, task: DoneTask, row: NewCase): Promise<string> {
  const { id, patientId, teamId, organizationId, itemCode, doneOn, entryKind, entryId } = task
  const created = await tx.qualityCase.create({
    data: {
      ...row,
      kind: 'service-denied',
      teamId,
      organizationId,
      patientId,
      taskId: id,
      facts: { itemCode, doneOn, entryKind, entryId },
    },
    select: { id: true },
  })
  return created.id
}

export interface CaseRow {
  readonly id: string
  readonly kind: CaseKind
  readonly patientId: string | null
  readonly teamName: string
  readonly organizationName: string
  /** Null where the case is about nobody. */
  readonly nameCipher: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly textCipher: string | null
  readonly openedAt: Date
  readonly dueAt: Date
  readonly explanationCipher: string | null
  readonly outcome: CaseOutcome | null
  readonly answerCipher: string | null
}

interface Page {
  readonly offset: number
  readonly limit: number
}

/** The cases of a county's places, what waits first and of that what is due first. */
export function listCases(db: Database, { organizationId }: StaffScope, page: Page): Promise<CaseRow[]> {
  return db.$queryRaw<CaseRow[]>`
    SELECT found.id, found.kind, patient_id AS "patientId", team.name AS "teamName", organization.name AS "organizationName",
      patient.name_cipher AS "nameCipher", facts, text_cipher AS "textCipher", opened_at AS "openedAt",
      due_at AS "dueAt", explanation_cipher AS "explanationCipher", outcome, answer_cipher AS "answerCipher"
    FROM quality_case AS found JOIN care_team AS team ON team.id = found.team_id
    JOIN organization ON organization.id = found.organization_id
    LEFT JOIN patient ON patient.id = found.patient_id
    WHERE found.organization_id IN ${within(organizationId)}
    ORDER BY decided_at IS NOT NULL, CASE WHEN decided_at IS NULL THEN due_at END, decided_at DESC, found.id
    LIMIT ${page.limit} OFFSET ${page.offset}`
}

/** Those of one team, for its members; a burst of signatures of a colleague is the office's alone. */
export function listCasesOfTeam(db: Database, { teamId }: TeamScope, page: Page): Promise<CaseRow[]> {
  return db.$queryRaw<CaseRow[]>`
    SELECT found.id, found.kind, patient_id AS "patientId", team.name AS "teamName", organization.name AS "organizationName",
      patient.name_cipher AS "nameCipher", facts, text_cipher AS "textCipher", opened_at AS "openedAt",
      due_at AS "dueAt", explanation_cipher AS "explanationCipher", outcome, answer_cipher AS "answerCipher"
    FROM quality_case AS found JOIN care_team AS team ON team.id = found.team_id
    JOIN organization ON organization.id = found.organization_id
    LEFT JOIN patient ON patient.id = found.patient_id
    WHERE found.team_id = ${teamId}::uuid AND found.kind <> 'signing-burst'
    ORDER BY decided_at IS NOT NULL, CASE WHEN decided_at IS NULL THEN due_at END, decided_at DESC, found.id
    LIMIT ${page.limit} OFFSET ${page.offset}`
}

/** The team and the person of a case; null for nobody's id and for what is the office's alone. */
export async function findCaseOfTeam(
  tx: Transaction,
  id: string,
): Promise<{ readonly teamId: string; readonly patientId: string | null } | null> {
  return tx.qualityCase.findFirst({
    where: { id, kind: { not: 'signing-burst' } },
    select: { teamId: true, patientId: true },
  })
}

/** @returns false for what a colleague explained before, and for what is decided */
export async function explainOpen(
  tx: Transaction,
  { teamId, accountId }: TeamScope,
  {
    id,
    explanationCipher,
    now,
  }: { readonly id: string; readonly explanationCipher: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.qualityCase.updateMany({
    where: { id, teamId, outcome: null, explanationCipher: null },
    data: { explanationCipher, explainedAt: now, explainedByAccountId: accountId },
  })
  return count === 1
}

interface Decision {
  readonly id: string
  readonly outcome: CaseOutcome
  readonly answerCipher: string
  readonly now: Date
}

export interface DecidedCase {
  readonly kind: CaseKind
  readonly patientId: string | null
  readonly taskId: string | null
  readonly entryId: string | null
  readonly openedByAccountId: string | null
}

/** @returns null for other counties' and for what somebody decided before; nobody decides about their own signatures */
export async function decideOpen(
  tx: Transaction,
  { accountId, organizationId }: StaffScope,
  { id, outcome, answerCipher, now }: Decision,
): Promise<DecidedCase | null> {
  const [row] = await tx.$queryRaw<DecidedCase[]>`
    UPDATE quality_case SET outcome = ${outcome}, answer_cipher = ${answerCipher}, decided_at = ${now},
      decided_by_account_id = ${accountId}::uuid
    WHERE id = ${id}::uuid AND outcome IS NULL AND subject_account_id IS DISTINCT FROM ${accountId}::uuid
      AND organization_id IN ${within(organizationId)}
    RETURNING kind, patient_id AS "patientId", task_id AS "taskId", facts ->> 'entryId' AS "entryId",
      opened_by_account_id AS "openedByAccountId"`
  return row ?? null
}

/** The task is owed again; not when another entry shows it by now. */
export async function reopenTask(
  tx: Transaction,
  { taskId, entryId }: { readonly taskId: string; readonly entryId: string },
): Promise<void> {
  await tx.serviceTask.updateMany({
    where: { id: taskId, status: 'done', entryId },
    data: { status: 'open', doneOn: null, entryKind: null, entryId: null },
  })
}
