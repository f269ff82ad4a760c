import type { FamilyFace } from '#domain/patient/family-face'
import { Row } from '../../../components/content/row'
import { openMyTeam } from '../doors'
import { contractsOf, doctorInWords } from './contract-words'
import { useContracts } from './use-contracts'

export interface DoctorRowProps {
  title: string
  /** Whose family doctor; of a child who is only entrusted it is the guardians' affair. */
  person: FamilyFace | null
}

/** The door to the family doctor, with where the contract stands. */
export function DoctorRow({ title, person }: DoctorRowProps) {
  const { data } = useContracts()
  if (person?.entrusted) return null
  const patientId = person?.id
  const said = data && patientId ? doctorInWords(contractsOf(data.rows, patientId)) : undefined
  return (
    <Row icon="steth" title={title} {...(said ? { sub: said } : {})} onTap={() => openMyTeam(patientId)} />
  )
}
