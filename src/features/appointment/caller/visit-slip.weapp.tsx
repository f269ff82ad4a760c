/** WeChat has no printer, and its style sheets know no paper. */
export function VisitSlip(_: { nameMasked: string; lines: readonly string[] }) {
  return null
}
