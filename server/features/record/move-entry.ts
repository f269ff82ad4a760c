import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { MovableKind } from '#domain/record/movable-kind'
import type { ChartScope } from '../../platform/chart-scope'
import type { StaffWriteContext } from '../../platform/context'
import { staffView } from '../../platform/record-view'
import { type EntryName, insertAddendum } from './addendum-store'
import { hasRoomForAllergy } from './allergy-store'
import { isOfCheckup, moveEntryRow } from './move-store'
import { birthDateOf } from './person-store'
import { ADDENDUM_TEXT } from './read-entry'
import { findEntry } from './timeline-store'

const MOVED_AWAY_ZH = '这一条记错了人，已经移到本人名下。'
const MOVED_HERE_ZH = '这一条原来记在别人名下，核对后移到这里。'

/**
 * An entry that was written on the wrong twin (journeys E3 16): it moves, and both records say so, without a name.
 * Both must be open to the member of staff, and both looks are written down.
 *
 * @throws what `chartScope` refuses of a write, for either; not_found; entry_before_birth, entry_already_there;
 * entry_not_movable for what a check-up measured; allergies_full
 */
export async function moveEntry(
  ctx: StaffWriteContext,
  input: {
    readonly kind: MovableKind
    readonly id: string
    readonly patientId: string
    readonly toPatientId: string
  },
): Promise<{ id: string }> {
  const now = ctx.now()
  const { kind, id, patientId, toPatientId } = input
  const scopeOf = (person: string) =>
    ctx.access.chartScope(ctx.tx, ctx, {
      patientId: person,
      action: 'chart.moveEntry',
      kinds: [kind],
      isWrite: true,
    })
  const from = await scopeOf(patientId)
  const to = await scopeOf(toPatientId)
  const entry = await findEntry(ctx.tx, staffView(from), { kind, id }, now)
  if (!entry || patientId === toPatientId) throw new DomainError('not_found')
  const refusal = refuseEntryDate(entry.on, await birthDateOf(ctx.tx, to), localDateOf(now))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (await isOfCheckup(ctx.tx, from, { kind, id })) throw new DomainError('entry_not_movable')
  if (kind === 'allergy' && !(await hasRoomForAllergy(ctx.tx, to))) throw new DomainError('allergies_full')
  if (!(await moveEntryRow(ctx.tx, { kind, id }, from, to))) throw new DomainError('entry_over')
  await addNote(ctx, from, { kind, id }, MOVED_AWAY_ZH)
  await addNote(ctx, to, { kind, id }, MOVED_HERE_ZH)
  return { id }
}

async function addNote(
  ctx: StaffWriteContext,
  by: ChartScope,
  entry: EntryName,
  text: string,
): Promise<void> {
  const textCipher = ctx.fieldCrypto.seal(ADDENDUM_TEXT, text)
  await insertAddendum(ctx.tx, by, entry, { textCipher, now: ctx.now() })
}
