import { Row } from '../../components/row'
import { contractsOf, doctorInWords } from './contract-words'
import { openMyTeam } from './doors'
import { useContracts } from './use-contracts'

export interface DoctorRowProps {
  title: string
  /** Whose family doctor. */
  patientId: string | undefined
}

/** The door to the family doctor, with where the contract stands. */
export function DoctorRow({ title, patientId }: DoctorRowProps) {
  const { data } = useContracts()
  const said = data && patientId ? doctorInWords(contractsOf(data.rows, patientId)) : undefined
  return (
    <Row icon="steth" title={title} {...(said ? { sub: said } : {})} onTap={() => openMyTeam(patientId)} />
  )
}
