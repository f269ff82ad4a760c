import { useQuery } from '@tanstack/react-query'
import { localDateOf } from '#domain/kernel/time'
import { childrenFirst, type FamilyFace, familyFaces } from '#domain/patient/family-face'
import { useChosenPatientId } from '../platform/kept/chosen-patient'
import { type AnswerState, answerState } from './answer-state'
import { api } from './client'
import { serverNow } from './server-clock'
import { useSession } from './session'

export interface Family {
  readonly isLoggedIn: boolean
  /** Children first. Loading for ever while nobody is logged in: ask `isLoggedIn` first. */
  readonly people: AnswerState<readonly FamilyFace[]>
  /** Whom the screens are about: who was chosen, or the first. Null while the family is empty or not known. */
  readonly chosen: FamilyFace | null
}

/** The household, which every feature asks for: who is in it, and whom the screens are about. */
export function useFamily(): Family {
  const isLoggedIn = useSession() !== null
  const chosenId = useChosenPatientId()
  const query = useQuery(api.patient.list.queryOptions({}, { enabled: isLoggedIn, meta: { kept: 'open' } }))
  const list = answerState(query)
  if (list.kind !== 'ready') return { isLoggedIn, people: list, chosen: null }
  const people = childrenFirst(familyFaces(list.answer.rows, localDateOf(serverNow())))
  return {
    isLoggedIn,
    people: { ...list, answer: people },
    chosen: people.find(({ id }) => id === chosenId) ?? people[0] ?? null,
  }
}
