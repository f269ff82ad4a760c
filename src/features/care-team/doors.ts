import { openPage, replacePage } from '../../platform/screen/open-page'

/** The ways to teams. Only ids travel in addresses. */
const PAGES = '/packages/contract/pages'

export function openTeam(teamId: string, gridId?: string): void {
  openPage(`${PAGES}/team`, { teamId, gridId })
}

export function openTeams(gridId?: string): void {
  openPage(`${PAGES}/teams`, { gridId })
}

/** From a poster: whoever goes back does not come to the poster's own page again. */
export function replaceWithTeam(teamId: string, gridId: string, buildingId: string): void {
  replacePage(`${PAGES}/team`, { teamId, gridId, buildingId })
}

export function replaceWithTeams(gridId: string): void {
  replacePage(`${PAGES}/teams`, { gridId })
}
