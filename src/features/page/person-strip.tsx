import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { useFamily } from '../../api/use-family'
import { usePatient } from '../../api/use-patient'
import { PersonSwitcher } from '../../components/content/person-switcher'

export interface PersonStripProps {
  patientId: string | undefined
  /** After the name: 「生病」. Without it the age and sex stand there. */
  about?: string
  caption?: string
  action?: string
  onAction?: () => void
}

/** Whom this screen acts on, always in view; the second line tells twins apart (journeys E1 10). */
export function PersonStrip({ patientId, about, caption, action, onAction }: PersonStripProps) {
  const { people } = useFamily()
  const patient = usePatient(patientId)
  const face = people.kind === 'ready' ? people.answer.find(({ id }) => id === patientId) : undefined
  if (!face || !patient) return null
  const under = caption ?? (face.sub === face.age ? undefined : face.sub)
  return (
    <PersonSwitcher
      title={about ? `${face.name} · ${about}` : `${face.name} · ${face.age} · ${SEX_NAMES_ZH[patient.sex]}`}
      letter={face.letter}
      tint={face.tint}
      {...(under ? { caption: under } : {})}
      {...(action && onAction ? { action, onAction } : {})}
    />
  )
}
