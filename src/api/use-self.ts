import { useFamily } from './use-family'
import { usePatient } from './use-patient'

/** The account holder as a member of their own household; undefined until they have added themselves. */
export function useSelf() {
  const { people } = useFamily()
  const face = people.kind === 'ready' ? people.answer.find(({ relation }) => relation === 'self') : undefined
  const patient = usePatient(face?.id)
  return face && patient ? { name: patient.name, tint: face.tint } : undefined
}
