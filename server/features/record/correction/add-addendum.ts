import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { staffView } from '../../../platform/scope/record-view'
import { ADDENDUM_TEXT } from '../timeline/read-entry'
import { findEntry } from '../timeline/timeline-store'
import { type EntryName, insertAddendum } from './addendum-store'

/**
 * Adds words to an entry: the entry itself stays as it was written.
 *
 * @throws what `chartScope` refuses of a write; not_found for what the member of staff may not see
 */
export async function addAddendum(
  ctx: StaffWriteContext,
  input: EntryName & { readonly patientId: string; readonly text: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const { patientId, kind } = input
  const look = { patientId, action: 'chart.addAddendum', kinds: [kind], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  if (!(await findEntry(ctx.tx, staffView(scope), input, now))) throw new DomainError('not_found')
  const textCipher = ctx.fieldCrypto.seal(ADDENDUM_TEXT, input.text)
  return { id: await insertAddendum(ctx.tx, scope, input, { textCipher, now }) }
}
