import type { Context } from '../../platform/context'
import { findUnchecked, saveCheck, type UncheckedRow } from './check-store'
import { announce } from './message-store'
import { type Content, checkContent, checkOf, PICTURE, TEXT } from './send-message'

/**
 * Asks WeChat once more about a message that it could not judge when it was sent.
 *
 * @throws Error when it should be asked again later, so that the queue does so
 */
export async function checkAgain(
  ctx: Pick<Context, 'db' | 'transaction' | 'fieldCrypto' | 'outside'>,
  messageId: string,
): Promise<void> {
  const message = await findUnchecked(ctx.db, messageId)
  const content = message && contentOf(ctx, message)
  if (!message || !content) return
  const outcome = await checkContent(ctx, message.accountId, content)
  if (outcome === 'not-now') throw new Error('WeChat could not check a message')
  const check = checkOf(outcome)
  if (check === 'unchecked') return
  await ctx.transaction(async (tx) => {
    const judged = await saveCheck(tx, messageId, check)
    if (judged && check === 'risky') await announce(tx, judged.conversationId, judged.lastSeq)
  })
}

/** Null for a picture that was thrown away meanwhile. */
function contentOf({ fieldCrypto }: Pick<Context, 'fieldCrypto'>, message: UncheckedRow): Content | null {
  const { textCipher, mediaType, pictureCipher } = message
  if (textCipher) return { kind: 'text', text: fieldCrypto.open(TEXT, textCipher) }
  if (!mediaType || !pictureCipher) return null
  return { kind: 'picture', mediaType, bytes: fieldCrypto.openBytes(PICTURE, Buffer.from(pictureCipher)) }
}
