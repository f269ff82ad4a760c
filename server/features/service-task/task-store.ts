import { ONCE_SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import type { TaskStatus } from '#domain/service-task/progress'
import type { Reader, Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { oneOf } from '../../platform/sql/codes-sql'
import { within } from '../../platform/sql/within-sql'

/** More than three years of any packages have. */
const TASKS_MAX = 400

export async function findOpenTask(
  tx: Transaction,
  patientId: string,
  taskId: string,
): Promise<{ readonly itemCode: string } | null> {
  return tx.serviceTask.findFirst({
    where: { id: taskId, patientId, status: 'open' },
    select: { itemCode: true },
  })
}

export interface ContractRow {
  readonly contractId: string
  readonly teamId: string
  readonly teamName: string
  readonly organizationId: string
  readonly startsOn: LocalDate
  /** Last day, inclusive; of one that ended early that day. */
  readonly endsOn: LocalDate
}

/** The contract of a person that is in force on a day, else the next one, else the last one; null: never any. */
export async function findContract(
  db: Reader,
  { patientId }: PatientScope,
  on: LocalDate,
): Promise<ContractRow | null> {
  const [row] = await db.$queryRaw<ContractRow[]>`
    SELECT contract.id AS "contractId", team.id AS "teamId", team.name AS "teamName",
      team.organization_id AS "organizationId", starts_on::text AS "startsOn",
      coalesce(contract.ended_on, contract.ends_on)::text AS "endsOn"
    FROM contract JOIN care_team AS team ON team.id = contract.team_id
    WHERE contract.patient_id = ${patientId}::uuid AND contract.status IN ${oneOf(ONCE_SIGNED_STATUSES)}
    ORDER BY ${on}::date BETWEEN starts_on AND coalesce(contract.ended_on, contract.ends_on) DESC, starts_on > ${on}::date DESC,
      starts_on DESC LIMIT 1`
  return row ?? null
}

export interface TaskRow {
  readonly taskId: string
  readonly itemCode: string
  readonly seqNo: number
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
  readonly status: TaskStatus
  readonly doneOn: LocalDate | null
  readonly entryKind: EntryKind | null
  readonly entryId: string | null
  /** Who gave it and where; null while it is open. */
  readonly practitioner: string | null
  readonly place: string | null
  /** Given by the team's own place, or one below it. */
  readonly isOfTeam: boolean
  readonly recordCipher: string | null
  /** The newest question about it; null: nobody asked. */
  readonly denied: 'open' | 'upheld' | 'dismissed' | null
  /** What was found, sealed; null while it is open. */
  readonly answerCipher: string | null
}

/** Every task of a contract in the order of its days, with whoever gave it; one statement. */
export function listTasks(db: Reader, contract: ContractRow): Promise<TaskRow[]> {
  return db.$queryRaw<TaskRow[]>`
    SELECT task.id AS "taskId", task.item_code AS "itemCode", task.seq_no AS "seqNo", task.opens_on::text AS "opensOn",
      task.due_on::text AS "dueOn", task.status, task.done_on::text AS "doneOn", task.entry_kind AS "entryKind",
      task.entry_id AS "entryId", practitioner.name AS practitioner, organization.name AS place,
      coalesce(given.organization_id IN ${within(contract.organizationId)}, false)
        AS "isOfTeam",
      CASE WHEN task.entry_kind = 'follow-up' THEN given.record_cipher END AS "recordCipher",
      asked.denied, asked.answer_cipher AS "answerCipher"
    FROM service_task AS task
    LEFT JOIN LATERAL (
      SELECT practitioner_id, organization_id, record_cipher FROM follow_up
        WHERE task.entry_kind = 'follow-up' AND id = task.entry_id
      UNION ALL SELECT practitioner_id, organization_id, NULL FROM checkup
        WHERE task.entry_kind = 'checkup' AND id = task.entry_id
      UNION ALL SELECT practitioner_id, organization_id, NULL FROM immunization
        WHERE task.entry_kind = 'immunization' AND id = task.entry_id
      UNION ALL SELECT practitioner_id, organization_id, NULL FROM visit
        WHERE task.entry_kind = 'visit' AND id = task.entry_id
    ) AS given ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(outcome, 'open') AS denied, answer_cipher FROM quality_case
      WHERE quality_case.task_id = task.id ORDER BY opened_at DESC LIMIT 1) AS asked ON true
    LEFT JOIN practitioner ON practitioner.id = given.practitioner_id
    LEFT JOIN organization ON organization.id = given.organization_id
    WHERE task.contract_id = ${contract.contractId}::uuid
    ORDER BY task.due_on, task.item_code, task.seq_no LIMIT ${TASKS_MAX}`
}
