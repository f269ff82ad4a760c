import { openPage, replacePage } from '../../platform/screen/open-page'

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

/** In the place of the page that is done. */
export function replaceByApplications(ids: readonly string[]): void {
  replacePage(`${PAGES}/application`, { ids: ids.join('.') })
}

/** Signed contracts of one household, as the team sees them. */
export function openTeamContracts(ids: readonly string[]): void {
  openPage(`${PAGES}/contract`, { ids: ids.join('.') })
}

/** Signing before two members of the team: from the beginning, or an application that waits for its yes. */
export function openOnSite(from: { readonly teamId: string } | { readonly id: string }): void {
  openPage(`${PAGES}/on-site`, from)
}

/** What a team sets itself: its places, who is away, the group's picture, the notebook. */
export function openTeamSettings(teamId?: string): void {
  openPage(`${PAGES}/settings`, { teamId })
}

/** Whom a team rang. */
export function openCalls(teamId: string): void {
  openPage(`${PAGES}/calls`, { teamId })
}

/** What families say was not done. */
export function openCases(teamId?: string): void {
  openPage(`${PAGES}/cases`, { teamId })
}

/** The key groups of somebody, each with what it rests on. */
export function openKeyGroups(patientId: string): void {
  openPage(`${PAGES}/key-groups`, { patientId })
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
