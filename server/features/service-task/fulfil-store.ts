import { ONCE_SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import type { ShownItem } from '#domain/service-task/fulfilment'
import type { Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'

interface ShownEntry {
  readonly patientId: string
  readonly kind: EntryKind
  readonly entryId: string
  readonly on: LocalDate
  readonly items: readonly ShownItem[]
  readonly taskId: string | null
}

/**
 * Of each item the open task that falls due first, of a contract that was in force on the day. Two entries at the same
 * moment take two tasks: each passes over the one that the other has locked.
 */
export async function fulfilOpen(tx: Transaction, entry: ShownEntry): Promise<string[]> {
  const { patientId, kind, entryId, on, items, taskId } = entry
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE service_task SET status = 'done', done_on = ${on}::date, entry_kind = ${kind}, entry_id = ${entryId}::uuid
    FROM (
      SELECT first.id
      FROM unnest(${items.map(({ itemCode }) => itemCode)}::text[], ${items.map(({ seqNo }) => seqNo)}::int[])
        AS shown (item_code, seq_no)
      CROSS JOIN LATERAL (
        SELECT task.id FROM service_task AS task JOIN contract ON contract.id = task.contract_id
        WHERE task.patient_id = ${patientId}::uuid AND task.status = 'open' AND task.item_code = shown.item_code
          AND CASE WHEN shown.seq_no IS NULL THEN task.opens_on <= ${on}::date ELSE task.seq_no = shown.seq_no END
          AND contract.status IN ${oneOf(ONCE_SIGNED_STATUSES)}
          AND ${on}::date BETWEEN contract.starts_on AND coalesce(contract.ended_on, contract.ends_on)
        ORDER BY task.id IS NOT DISTINCT FROM ${taskId}::uuid DESC, task.due_on, task.seq_no
        LIMIT 1 FOR UPDATE OF task SKIP LOCKED
      ) AS first
    ) AS chosen
    WHERE service_task.id = chosen.id RETURNING service_task.id`
  return rows.map(({ id }) => id)
}

export async function reopenShown(
  tx: Transaction,
  { kind, entryId }: { readonly kind: EntryKind; readonly entryId: string },
): Promise<void> {
  await tx.serviceTask.updateMany({
    where: { status: 'done', entryKind: kind, entryId },
    data: { status: 'open', doneOn: null, entryKind: null, entryId: null },
  })
}
