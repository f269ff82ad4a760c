import type { Service } from '#domain/kernel/healthcare-service'
import { Chips } from '../../components/field/chips'
import { DoctorCard } from './doctor-card'
import { useDoctors } from './use-directory'

export interface DoctorChoiceProps {
  organizationId: string
  service: Service
  /** Those who have slots here, in the order of their first one. */
  practitionerIds: readonly string[]
  chosenId: string | null
  onChoose: (id: string) => void
  onOpen: (id: string) => void
}

/** The doctor whose times are shown, and the others to change to. */
export function DoctorChoice({
  organizationId,
  service,
  practitionerIds,
  chosenId,
  onChoose,
  onOpen,
}: DoctorChoiceProps) {
  const { data } = useDoctors(organizationId, service)
  const doctors = practitionerIds.flatMap((id) => data?.rows.filter((row) => row.id === id) ?? [])
  const chosen = doctors.find((doctor) => doctor.id === chosenId)
  return (
    <>
      {doctors.length > 1 && (
        <Chips
          label="医生"
          chips={doctors.map(({ id, name, certification }) => ({
            value: id,
            label: name,
            ...(certification?.valid ? { icon: 'cert' as const } : {}),
          }))}
          selected={chosenId ?? undefined}
          onToggle={onChoose}
        />
      )}
      {chosen && <DoctorCard doctor={chosen} onOpen={() => onOpen(chosen.id)} />}
    </>
  )
}
