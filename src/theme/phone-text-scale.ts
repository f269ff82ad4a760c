/** Browsers zoom by themselves; what they tell a page is the root font size the reader chose (16 px by default). */
export function phoneTextScale(): number {
  const chosenPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.isFinite(chosenPx) ? chosenPx / 16 : 1
}
