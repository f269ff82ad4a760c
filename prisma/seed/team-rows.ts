import type { DemoPersona } from '#domain/account/demo-persona'
import { addDays, addMonths, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import { buildingRows, DEMO_MICRO_GRIDS, gridRows } from './demo-grids'
import { DEMO_GROUP_PICTURE } from './demo-group-picture'
import { demoId } from './demo-id'
import { packageItemRows, packageRows } from './demo-packages'
import { noteRows, teamGridRows, teamId, teamMemberRows, teamRows } from './demo-teams'
import type { TeamRows } from './team-store'

/** The picture of one team is fresh, of another it has run out, the rest have none (journeys E2 36). */
const PICTURE_DAYS = { 'he-jing': 2, 'zhao-min': 9 } as const
const WORKS_SINCE_MONTHS = 12

/** The teams of the county, what they serve, what they wrote and what they offer. */
export function teamSeed(now: Date, accountOf: (persona: DemoPersona) => string): TeamRows {
  const today = localDateOf(now)
  const doctorId = accountOf('family-doctor')
  return {
    grids: gridRows(),
    buildings: buildingRows(),
    teams: teamRows(now),
    members: teamMemberRows(today),
    served: teamGridRows(),
    notes: noteRows(now, doctorId),
    pictures: Object.entries(PICTURE_DAYS).map(([team, daysAgo]) => ({
      teamId: teamId(team),
      mediaType: 'image/png',
      picture: new Uint8Array(DEMO_GROUP_PICTURE),
      updatedAt: instantAt(addDays(today, -daysAgo), localTime('16:00')),
      byAccountId: doctorId,
    })),
    workers: DEMO_MICRO_GRIDS.filter(({ community }) => community === '梧桐路').map(({ id }) => ({
      id: demoId('grid-worker', id),
      accountId: accountOf('grid-worker'),
      gridId: id,
      since: new Date(addMonths(today, -WORKS_SINCE_MONTHS)),
    })),
    packages: packageRows(),
    items: packageItemRows(),
  }
}
