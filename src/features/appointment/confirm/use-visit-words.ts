import { useState } from 'react'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../api/server-clock'
import { usePatient } from '../../../api/use-patient'
import { keepVisitDraft, startingWords } from './visit-draft'
import type { VisitWords } from './visit-reason'

const ADULT_YEARS = 18

/** What is being typed for this person, kept on the phone with every change. */
export function useVisitWords(patientId: string): [VisitWords, (words: VisitWords) => void] {
  const patient = usePatient(patientId)
  const isChild =
    patient !== undefined && ageYearsOn(patient.birthDate, localDateOf(serverNow())) < ADULT_YEARS
  const [typed, setTyped] = useState<VisitWords | null>(null)
  const write = (words: VisitWords) => {
    setTyped(words)
    keepVisitDraft(patientId, words)
  }
  return [typed ?? startingWords(patientId, isChild), write]
}
