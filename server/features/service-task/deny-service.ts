import { DomainError } from '#domain/kernel/errors'
import { addDays, instantAt, localDateOf, localTime, toIsoShanghai } from '#domain/kernel/time'
import { serviceTaskRule } from '#domain/service-task/service-task-rules'
import type { WriteContext } from '../../platform/context'
import { findPatientOfTask, insertDenial, lockDoneTask } from './case-store'

export const CASE_TEXT = 'quality_case.text'

/**
 * “未接受此服务”: a service counts as done, and the family says it never had it (journeys E2 31). Somebody who is not of
 * the team looks into it by a day that is told.
 *
 * @throws not_found alike for absent and other families' tasks; delegate_not_permitted; task_state unless it counts as
 * done; case_open
 */
export async function denyService(
  ctx: WriteContext,
  { taskId, text }: { readonly taskId: string; readonly text: string },
): Promise<{ id: string; dueAt: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const patientId = await findPatientOfTask(ctx.tx, taskId)
  if (patientId === null) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, today)
  const task = await lockDoneTask(ctx.tx, taskId)
  if (!task) throw new DomainError('task_state')
  const { answerDays } = serviceTaskRule(await ctx.rules(), today)
  const dueAt = instantAt(addDays(today, answerDays), localTime('24:00'))
  const id = await insertDenial(ctx.tx, task, {
    textCipher: ctx.fieldCrypto.seal(CASE_TEXT, text),
    openedByAccountId: scope.accountId,
    openedAt: now,
    dueAt,
  })
  return { id, dueAt: toIsoShanghai(dueAt) }
}
