/** A browser cannot turn its screen up: the reader is asked to. */
export const canBrighten = false

/**
 * Keeps the screen from going dark while a code is shown. A browser that has no wake lock, or refuses one, goes dark
 * when it always does.
 *
 * @returns lets go
 */
export function holdScreenBright(): () => void {
  const lock = navigator.wakeLock?.request('screen').catch(() => undefined)
  return () => void lock?.then((held) => held?.release())
}
