/**
 * The two indicators of children's care (rules D-CH-03), in ten-thousandths of all children counted, rounded down so
 * that nothing is reported as whole that is not. Null where there is nobody to count.
 */
export function newbornVisitRate(visited: number, liveBirths: number): number | null {
  return basisPoints(visited, liveBirths)
}

/** Children of nought to six who were followed up at least once in the year. */
export function childManagementRate(followedUp: number, children: number): number | null {
  return basisPoints(followedUp, children)
}

function basisPoints(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 10_000) / whole)
}
