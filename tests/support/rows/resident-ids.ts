import { checkCharacter } from '#domain/kernel/resident-id'

/** A well-formed number of nobody: address 510183, the given day and sequence (odd male, even female). */
export function residentIdBornOn(birthDate: string, sequence: number): string {
  const body = `510183${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return body + checkCharacter(body)
}
