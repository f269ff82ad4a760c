/** WeChat has no printer, and its style sheets know no paper. */
export function VisitSlip() {
  return null
}
