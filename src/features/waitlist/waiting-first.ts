let isAsked = false

/** The tab of appointments opens at 候补 the next time it shows: the address of a tab cannot say so. */
export function showWaitingFirst(): void {
  isAsked = true
}

/** @returns whether that was asked for, once */
export function takeWaitingFirst(): boolean {
  const asked = isAsked
  isAsked = false
  return asked
}
