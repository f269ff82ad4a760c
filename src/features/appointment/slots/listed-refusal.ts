import type { Refusal } from '#domain/kernel/errors'
import { errorMessage } from '../../../api/error-messages'

/** Why a time of the list cannot be had: one that has long been full was not lost a moment ago. */
export function listedRefusal({ code, facts }: Refusal, canWait: boolean): string {
  if (code !== 'slot_full') return errorMessage(code, facts)
  return canWait ? '这个时间约满了。可以换一个时间，也可以等别人退号。' : '这个时间约满了，换一个时间就好。'
}
