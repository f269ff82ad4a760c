import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import { familyView } from '../../../platform/scope/record-view'
import { ADDENDUM_TEXT } from '../timeline/read-entry'
import { findEntry } from '../timeline/timeline-store'
import { type EntryName, insertAddendum } from './addendum-store'
import { findOpenCorrection } from './correction-store'

/**
 * A family says what is wrong with an entry that a place wrote. The entry stays as it is; the place answers
 * (journeys E3, screen 13). What the family wrote itself it takes back instead.
 *
 * @throws not_found alike for what is absent or not theirs to see; delegate_not_permitted; not_permitted for the family's
 * own entry; correction_pending
 */
export async function askCorrection(
  ctx: WriteContext,
  input: EntryName & { readonly patientId: string; readonly text: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const entry = await findEntry(ctx.tx, familyView(scope), input, now)
  if (!entry) throw new DomainError('not_found')
  if (entry.source === 'family') throw new DomainError('not_permitted')
  if (await findOpenCorrection(ctx.tx, input)) throw new DomainError('correction_pending')
  const textCipher = ctx.fieldCrypto.seal(ADDENDUM_TEXT, input.text)
  return { id: await insertAddendum(ctx.tx, scope, input, { textCipher, now }) }
}
