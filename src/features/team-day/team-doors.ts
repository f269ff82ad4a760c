import { openPage } from '../../platform/open-page'

const PAGES = '/packages/team/pages'

/** The ways between the screens of a team's day. Only ids travel in addresses. */
export function openPanel(teamId?: string): void {
  openPage(`${PAGES}/panel`, { teamId })
}

/** The applications of a team. */
export function openInbox(teamId?: string): void {
  openPage(`${PAGES}/contracts`, { teamId })
}

/** One application, with those whom the same household handed in: ids with points between, which no address changes. */
export function openApplications(ids: readonly string[]): void {
  openPage(`${PAGES}/application`, { ids: ids.join('.') })
}

/** The record of what was done for somebody; of one promised service, or of whichever falls due first. */
export function openFollowUp(patientId: string, taskId?: string): void {
  openPage(`${PAGES}/follow-up`, { patientId, taskId })
}

/** A check-up of a child, which is an entry of its own. */
export function openCheckup(patientId: string): void {
  openPage('/packages/staff/pages/checkup', { patientId })
}

/** What families wrote to a team. */
export function openMessages(teamId?: string): void {
  openPage(`${PAGES}/messages`, { teamId })
}

/** One conversation with a family. */
export function openReply(conversationId: string): void {
  openPage(`${PAGES}/reply`, { conversationId })
}
