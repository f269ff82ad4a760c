/** Doctors are called by their surname: what stands in their arch. Two-character surnames keep their first. */
export function surnameOf(name: string): string {
  return Array.from(name)[0] ?? ''
}
