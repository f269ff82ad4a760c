import type { StaffWriteContext } from '../../platform/context'
import type { Merge } from './move-store'
import { moveRecordRows, noteDoubles, withdrawDoubles } from './record-store'

const DOUBLE_ZH = '两份档案合并时，这一条和留下的那份是同一次，撤回了这一条。'

/**
 * The record of the ended row becomes the survivor's: nothing is lost, and what stood on both stands once, with a word
 * on the other that says why.
 */
export async function moveRecord(
  { tx, staff, fieldCrypto }: Pick<StaffWriteContext, 'tx' | 'staff' | 'fieldCrypto'>,
  merge: Merge,
): Promise<void> {
  const doubles = await withdrawDoubles(tx, merge)
  await moveRecordRows(tx, merge)
  const textCipher = fieldCrypto.seal('addendum.text_cipher', DOUBLE_ZH)
  await noteDoubles(tx, merge, { organizationId: staff.organizationId, textCipher, doubles })
}
