import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { FamilyFace } from '#domain/patient/family-face'
import type { AnswerState } from '../../api/answer-state'
import { useFamily } from '../../api/use-family'

interface PersonOfPage {
  readonly isLoggedIn: boolean
  /** Those for whom the account decides: whoever is only entrusted to it is not among them. */
  readonly people: AnswerState<readonly FamilyFace[]>
  readonly chosen: FamilyFace | null
  readonly choose: (id: string) => void
}

/** Whom a page is about: whoever was tapped, whom its address names, or the first. */
export function usePersonOfPage(): PersonOfPage {
  const { isLoggedIn, people } = useFamily()
  const { patientId } = useRouter().params
  const [wished, choose] = useState(patientId)
  if (people.kind !== 'ready') return { isLoggedIn, people, chosen: null, choose }
  const own = people.answer.filter(({ entrusted }) => entrusted === null)
  const chosen = own.find(({ id }) => id === wished) ?? own[0] ?? null
  return { isLoggedIn, people: { ...people, answer: own }, chosen, choose }
}
