/**
 * A figure as typed into a MeasureField, in whole small units (`perOne` of them to the unit beside the field); null for
 * nothing, NaN for what is no figure or cannot be.
 */
export function inSmallUnits(
  text: string,
  perOne: number,
  range: { readonly lowest: number; readonly highest: number },
): number | null {
  const figure = text.trim()
  if (figure === '') return null
  const units = /^\d{1,3}(\.\d{1,3})?$/.test(figure) ? Math.round(Number(figure) * perOne) : Number.NaN
  return units >= range.lowest && units <= range.highest ? units : Number.NaN
}
