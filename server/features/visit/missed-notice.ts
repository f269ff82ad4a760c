import type { Notice } from '../../platform/notices'
import type { MissedVisit } from './step-store'

/** A family learns of a missed visit while it can still say why (BK-12). The clock called it missed, or the desk. */
export function missedNotice({ appointmentId, patientId }: MissedVisit): Notice {
  const kind = 'no-show-marked'
  const to = { everybodyActingFor: patientId }
  return { kind, to, byAccountId: null, patientId, appointmentId, onceKey: `${kind}:${appointmentId}` }
}
