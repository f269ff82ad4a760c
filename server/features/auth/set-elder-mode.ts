import type { WriteContext } from '../../platform/context'
import { saveElderMode } from './store'

/** Elder mode follows the account from phone to phone. */
export async function setElderMode(
  ctx: WriteContext,
  input: { readonly elderMode: boolean },
): Promise<{ elderMode: boolean }> {
  await saveElderMode(ctx.tx, ctx.account, input.elderMode)
  return { elderMode: input.elderMode }
}
