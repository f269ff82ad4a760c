import { NOTHING_ANSWERED, type TriageAnswers } from './triage-answers'

const answersOf = new Map<string, TriageAnswers>()

/** The answers given for a child since the app was opened: to change one, nobody starts over. */
export function lastTriage(patientId: string): TriageAnswers | null {
  return answersOf.get(patientId) ?? null
}

export function triageToEdit(patientId: string): TriageAnswers {
  return lastTriage(patientId) ?? NOTHING_ANSWERED
}

export function keepTriage(patientId: string, answers: TriageAnswers): void {
  answersOf.set(patientId, answers)
}
