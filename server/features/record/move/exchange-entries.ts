import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { StaffWriteContext } from '../../../platform/context'
import type { ChartScope } from '../../../platform/scope/chart-scope'
import { staffView } from '../../../platform/scope/record-view'
import { birthDateOf } from '../person-store'
import { type EntryRow, findEntry } from '../timeline/timeline-store'
import { settleMove } from './move-entry'
import { moveServices } from './move-services'
import { type ExchangeableKind, exchangeRows, findCounterpart } from './move-store'

/**
 * Twins who were taken for each other (journeys E3 16): both have the same dose of a day, or the same check-up, and
 * neither can be moved while the other stands. They change places in one step, and both records say so.
 *
 * @throws what `chartScope` refuses of a write, for either; not_found, also where the other person has no such entry;
 * entry_before_birth; entry_over
 */
export async function exchangeEntries(
  ctx: StaffWriteContext,
  input: {
    readonly kind: ExchangeableKind
    readonly id: string
    readonly patientId: string
    readonly toPatientId: string
  },
): Promise<{ id: string; otherId: string }> {
  const { kind, id, patientId, toPatientId } = input
  const scopeOf = (person: string) =>
    ctx.access.chartScope(ctx.tx, ctx, {
      patientId: person,
      action: 'chart.exchangeEntries',
      kinds: [kind],
      isWrite: true,
    })
  const from = await scopeOf(patientId)
  const to = await scopeOf(toPatientId)
  const otherId = await findCounterpart(ctx.tx, { kind, id }, to)
  if (patientId === toPatientId || !otherId) throw new DomainError('not_found')
  const mine = await entryFor(ctx, { kind, id }, from, to)
  const theirs = await entryFor(ctx, { kind, id: otherId }, to, from)
  if (!(await exchangeRows(ctx.tx, { kind, id, otherId }, from, to))) throw new DomainError('entry_over')
  await settleMove(ctx, mine, from, to)
  await settleMove(ctx, theirs, to, from)
  await moveServices(ctx, [
    { entry: mine, to },
    { entry: theirs, to: from },
  ])
  return { id, otherId }
}

/** An entry of the one that can be the other's. */
async function entryFor(
  ctx: StaffWriteContext,
  named: { readonly kind: ExchangeableKind; readonly id: string },
  from: ChartScope,
  to: ChartScope,
): Promise<EntryRow> {
  const now = ctx.now()
  const entry = await findEntry(ctx.tx, staffView(from), named, now)
  if (!entry) throw new DomainError('not_found')
  const refusal = refuseEntryDate(entry.on, await birthDateOf(ctx.tx, to), localDateOf(now))
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  return entry
}
