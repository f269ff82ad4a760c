import { followUpInBrief } from '#domain/follow-up/follow-up-in-words'
import { followUpRecordShape } from '#domain/follow-up/follow-up-record'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { type Progress, progressOf, type TaskStatus } from '#domain/service-task/progress'
import { isServiceItem, SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import type { AccountContext } from '../../platform/context'
import { familyView } from '../../platform/scope/record-view'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { findContract, listTasks, type TaskRow } from './task-store'

interface TaskView {
  readonly taskId: string
  readonly itemCode: ServiceItemCode
  readonly nameZh: string
  readonly seqNo: number
  readonly opensOn: LocalDate
  /** Of a check-up the last day of its window, which is our own: shown with its first, never as a deadline. */
  readonly dueOn: LocalDate
  readonly status: TaskStatus
  readonly doneOn: LocalDate | null
  /** 赵护士, or the place where it was not the team. */
  readonly by: string | null
  /** The entry that shows it; null also where whoever asks may not read it. */
  readonly entryKind: EntryKind | null
  readonly entryId: string | null
  readonly note: string | null
  readonly denied: TaskRow['denied']
  /** What was found when the family said that it never was. */
  readonly answer: string | null
  /** It can be given now, at a clinic that takes bookings for it. */
  readonly bookable: boolean
}

export interface ServiceProgress extends Progress {
  readonly contractId: string
  readonly teamId: string
  readonly teamName: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly rows: readonly TaskView[]
}

/**
 * What the team promised and what was done of it, each with the entry that shows it; three statements.
 *
 * @throws not_found alike for absent and other families' people; delegate_not_permitted
 * @returns null for somebody without a contract
 */
export async function readProgress(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<ServiceProgress | null> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today)
  const contract = await findContract(ctx.db, scope, today)
  if (!contract) return null
  const tasks = await listTasks(ctx.db, contract)
  const { kinds } = familyView(scope)
  const { contractId, teamId, teamName, startsOn, endsOn } = contract
  return {
    contractId,
    teamId,
    teamName,
    startsOn,
    endsOn,
    ...progressOf(tasks, today),
    rows: tasks
      .filter(({ status }) => status !== 'cancelled')
      .flatMap((task) => taskView(task, { kinds, today, crypto: ctx.fieldCrypto })),
  }
}

interface Reader {
  readonly kinds: readonly EntryKind[]
  readonly today: LocalDate
  readonly crypto: FieldCrypto
}

/** Of an item that only a later version knows nothing is said. */
function taskView(task: TaskRow, { kinds, today, crypto }: Reader): TaskView[] {
  const { itemCode, entryKind, entryId, status, opensOn } = task
  if (!isServiceItem(itemCode)) return []
  const mayRead = entryKind !== null && kinds.includes(entryKind)
  return [
    {
      taskId: task.taskId,
      itemCode,
      nameZh: SERVICE_ITEMS[itemCode].nameZh,
      seqNo: task.seqNo,
      opensOn,
      dueOn: task.dueOn,
      status,
      doneOn: task.doneOn,
      by: status === 'done' ? givenBy(task) : null,
      entryKind: mayRead ? entryKind : null,
      entryId: mayRead ? entryId : null,
      note: mayRead ? noteOf(task, crypto) : null,
      denied: task.denied,
      answer: task.answerCipher && crypto.open('quality_case.answer', task.answerCipher),
      bookable: status === 'open' && itemCode === 'child-checkup' && opensOn <= today,
    },
  ]
}

/** What a hospital did counts, and says so (journeys E2 32). */
function givenBy({ practitioner, place, isOfTeam }: TaskRow): string | null {
  return isOfTeam ? (practitioner ?? place) : place
}

function noteOf({ recordCipher, isOfTeam }: TaskRow, crypto: FieldCrypto): string | null {
  if (recordCipher !== null) {
    const record = followUpRecordShape.parse(JSON.parse(crypto.open('follow_up.record', recordCipher)))
    return followUpInBrief(record, 'done')
  }
  return isOfTeam ? null : '在别处做的，也算'
}
