/**
 * Lets a scanner that types be used without a tap first: a sign that would go nowhere goes into the field inside the
 * element of this id, and so do those after it. Other fields and sheets keep what is typed into them.
 *
 * @returns stops it
 */
export function catchTyping(id: string): () => void {
  const catchSign = (event: KeyboardEvent) => {
    const isSign = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isSign || event.target instanceof HTMLInputElement) return
    if (document.querySelector('[role="dialog"]')) return
    document.querySelector<HTMLInputElement>(`#${id} input`)?.focus()
  }
  document.addEventListener('keydown', catchSign)
  return () => document.removeEventListener('keydown', catchSign)
}
