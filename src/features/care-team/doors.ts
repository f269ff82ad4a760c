import { openPage } from '../../platform/open-page'

/** The ways to teams. Only ids travel in addresses. */
const PAGES = '/packages/contract/pages'

export function openTeam(teamId: string, gridId?: string): void {
  openPage(`${PAGES}/team`, { teamId, gridId })
}

export function openTeams(gridId?: string): void {
  openPage(`${PAGES}/teams`, { gridId })
}
