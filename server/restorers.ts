import { restoreGridWorker } from './features/care-team/grid/operate-grid-workers'
import { restoreGrid } from './features/care-team/grid/operate-grids'
import { restoreTeam } from './features/care-team/operate-teams'
import { restoreAgreementText } from './features/contract/offer/operate-agreement-texts'
import { restorePackage } from './features/contract/offer/operate-packages'
import { restoreOrganization } from './features/directory/operate-organizations'
import { restorePractitioner } from './features/directory/operate-practitioners'
import { restoreCertification, restoreRole } from './features/directory/operate-roles'
import { restoreCalendarDay } from './features/rule/calendar-days'
import { restoreRule } from './features/rule/restore-rule'
import { restoreTemplate } from './features/session-template/save-template'
import { restoreStaffRole } from './features/staff/restore-staff-role'
import type { Restorers } from './platform/context'

/** Who takes back an operator's change of which subject: part of the composition, since features do not know each other. */
export const RESTORERS: Restorers = {
  rule: restoreRule,
  'calendar-day': restoreCalendarDay,
  organization: restoreOrganization,
  practitioner: restorePractitioner,
  'practitioner-role': restoreRole,
  certification: restoreCertification,
  'session-template': restoreTemplate,
  'staff-role': restoreStaffRole,
  'care-team': restoreTeam,
  grid: restoreGrid,
  'grid-worker': restoreGridWorker,
  'service-package': restorePackage,
  'agreement-text': restoreAgreementText,
}
