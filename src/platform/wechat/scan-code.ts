/** A browser has no camera for codes: they are typed. */
export const canScanCode = false

export async function scanCode(): Promise<string | undefined> {
  return undefined
}
