/** In a browser the page can be put on paper. */
export const canPrint = true

export function printPage(): void {
  window.print()
}
