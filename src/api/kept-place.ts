import { forget, remember, remembered } from '../platform/kept/storage'

interface KeptPlace {
  readonly slotId: string
  readonly ticket: string
}

const PLACE_KEY = 'place-in-line'

/** Undefined until it was read: storage is slow, and every call asks. */
let kept: KeptPlace | null | undefined

/** The place in line that stays when the app is closed and opened again: one, of the slot that was wanted last. */
export const keptPlace = {
  read(slotId: string): string | undefined {
    kept ??= remembered<KeptPlace>(PLACE_KEY) ?? null
    return kept?.slotId === slotId ? kept.ticket : undefined
  },
  keep(slotId: string, ticket: string): void {
    kept = { slotId, ticket }
    remember(PLACE_KEY, kept)
  },
  forget(slotId: string): void {
    if (kept?.slotId !== slotId) return
    kept = null
    forget(PLACE_KEY)
  },
}
