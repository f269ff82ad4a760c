import { DomainError } from '#domain/kernel/errors'
import {
  itemsShownBy,
  mayBeShownBy,
  type ShownItem,
  type ShownService,
} from '#domain/service-task/fulfilment'
import { isServiceItem } from '#domain/service-task/service-item'
import type { Access } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { fulfilOpen, reopenShown } from './fulfil-store'
import { findOpenTask } from './task-store'

/**
 * Called by every feature that writes an entry, in the same transaction: no entry without its service, no service
 * without its entry.
 */
export const fulfilTasks: Access['fulfilTasks'] = async (tx, entry) => {
  const { patientId, entryId, on, shown, correctsId, taskId } = entry
  const { kind } = shown
  if (correctsId) await reopenShown(tx, { kind, entryId: correctsId })
  const items = [...itemsShownBy(shown), ...(await itemMeant(tx, entry))]
  if (items.length === 0) return []
  const done = await fulfilOpen(tx, { patientId, kind, entryId, on, items, taskId: taskId ?? null })
  if (taskId !== undefined && !done.includes(taskId)) throw new DomainError('task_state')
  return done
}

/**
 * The item of the task that whoever recorded it chose, unless the entry says it by itself.
 *
 * @throws task_state when it is not open; task_way_mismatch when it is not given like that
 */
async function itemMeant(
  tx: Transaction,
  {
    patientId,
    shown,
    taskId,
  }: { readonly patientId: string; readonly shown: ShownService; readonly taskId?: string | undefined },
): Promise<ShownItem[]> {
  if (taskId === undefined) return []
  const task = await findOpenTask(tx, patientId, taskId)
  if (!task || !isServiceItem(task.itemCode)) throw new DomainError('task_state')
  const { itemCode } = task
  if (itemsShownBy(shown).some((item) => item.itemCode === itemCode)) return []
  if (shown.kind !== 'follow-up' || !mayBeShownBy(itemCode, shown)) throw new DomainError('task_way_mismatch')
  return [{ itemCode, seqNo: null }]
}

export const reopenTasks: Access['reopenTasks'] = reopenShown
