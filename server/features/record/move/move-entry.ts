import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import { type MovableKind, movableKind } from '#domain/record/movable-kind'
import type { StaffWriteContext } from '../../../platform/context'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import { staffView } from '../../../platform/scope/record-view'
import { insertAddendum } from '../correction/addendum-store'
import { giveAnswer } from '../correction/answer-correction'
import { findOpenCorrection } from '../correction/correction-store'
import { birthDateOf } from '../person-store'
import { MOVED_AWAY_ZH } from '../timeline/entry-words'
import { ADDENDUM_TEXT } from '../timeline/read-entry'
import { type EntryRow, findEntry } from '../timeline/timeline-store'
import { hasRoomForAllergy } from '../writing/allergy-store'
import { moveServices } from './move-services'
import { isOfCheckup, leaveTrace, moveEntryRow } from './move-store'

const MOVED_HERE_ZH = '这一条原来记在别人名下，核对后移到这里。'

/**
 * An entry that was written on the wrong twin (journeys E3 16): it moves, and both records say so, without a name.
 * Both must be open to the member of staff, and both looks are written down.
 *
 * @throws what `chartScope` refuses of a write, for either; not_found; entry_before_birth, entry_already_there;
 * entry_not_movable for what a check-up or a follow-up measured; allergies_full
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
  await settleMove(ctx, entry, from, to)
  await moveServices(ctx, [{ entry, to }])
  return { id }
}

/**
 * What both records say of a move: a line without its words in the one, a note in the other. A family that had asked for
 * it is answered.
 */
export async function settleMove(
  ctx: StaffWriteContext,
  entry: EntryRow,
  from: ChartScope,
  to: ChartScope,
): Promise<void> {
  const now = ctx.now()
  const { id, on, category } = entry
  const kind = movableKind(entry.kind)
  if (!kind) throw new Error(`${entry.kind} is not moved`)
  await leaveTrace(ctx.tx, { kind, id, on, category }, from, to, now)
  const asked = await findOpenCorrection(ctx.tx, { kind, id })
  if (asked) {
    const { patientId } = from
    await giveAnswer(ctx, { id: asked.id, patientId, kind, entryId: id, answer: MOVED_AWAY_ZH })
  }
  const textCipher = ctx.fieldCrypto.seal(ADDENDUM_TEXT, MOVED_HERE_ZH)
  await insertAddendum(ctx.tx, to, { kind, id }, { textCipher, now })
}
