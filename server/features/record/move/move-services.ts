import type { ShownService } from '#domain/service-task/fulfilment'
import type { StaffWriteContext } from '../../../platform/context'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import type { EntryRow } from '../timeline/timeline-store'

/** An entry as it was found, and in whose record it stands now. */
interface MovedEntry {
  readonly entry: EntryRow
  readonly to: ChartScope
}

/**
 * A promised service was given to whom the entry is about, and not to whom it was written on first (rules D-FD-08). Where
 * two change places each needs the task that the other's entry has done so far: all are open again before any is done.
 */
export async function moveServices(
  { tx, access }: Pick<StaffWriteContext, 'tx' | 'access'>,
  moves: readonly MovedEntry[],
): Promise<void> {
  for (const { entry } of moves) {
    const { kind, id: entryId } = entry
    await access.reopenTasks(tx, { kind, entryId })
  }
  for (const { entry, to } of moves) {
    const shown = serviceIn(entry)
    const { id: entryId, on } = entry
    if (shown) await access.fulfilTasks(tx, { patientId: to.patientId, entryId, on, shown })
  }
}

/** What a family noted itself is nobody's service. */
function serviceIn({ kind, source, code, related }: EntryRow): ShownService | null {
  if (source !== 'staff') return null
  if (kind === 'immunization') return { kind }
  return kind === 'checkup' ? { kind, visitNo: Number(code), isMeasured: related.length > 0 } : null
}
