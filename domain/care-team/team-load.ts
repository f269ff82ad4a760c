import type { CareTeamRules } from './care-team-rules'

/** `key-groups-only`: what is left is kept for key groups. */
export const TEAM_LOAD_STATES = ['open', 'nearly-full', 'key-groups-only', 'full'] as const
export type TeamLoadState = (typeof TEAM_LOAD_STATES)[number]

/** How full a team is. Residents are counted once, however many contracts follow each other (rules D-FD-04). */
export interface TeamLoad {
  readonly signed: number
  readonly capacity: number
  readonly free: number
  readonly state: TeamLoadState
  readonly queueLength: number
}

/** A team may have promised itself to more than it now takes, when its capacity went down; then nothing is free. */
export function teamLoad(
  { signed, capacity, queueLength }: Pick<TeamLoad, 'signed' | 'capacity' | 'queueLength'>,
  rules: Pick<CareTeamRules, 'FD-RESERVE'>,
): TeamLoad {
  const free = Math.max(0, capacity - signed)
  return { signed, capacity, free, state: stateOf(signed, capacity, rules['FD-RESERVE']), queueLength }
}

/** Whether somebody finds a place now, or stands in the queue (journeys E2 3 and 4). */
export function takesNow({ state }: Pick<TeamLoad, 'state'>, isKeyGroup: boolean): boolean {
  return state === 'key-groups-only' ? isKeyGroup : state !== 'full'
}

/** The places that are kept: a share of the capacity, rounded up, so that a small team keeps one too. */
function reservedSeats(capacity: number, { reservePercent }: CareTeamRules['FD-RESERVE']): number {
  return Math.ceil((capacity * reservePercent) / 100)
}

function stateOf(signed: number, capacity: number, rule: CareTeamRules['FD-RESERVE']): TeamLoadState {
  if (signed >= capacity) return 'full'
  if (signed >= capacity - reservedSeats(capacity, rule)) return 'key-groups-only'
  return signed * 100 >= capacity * rule.warnPercent ? 'nearly-full' : 'open'
}

/** The most residents that a team may be set to take: so many for each of its doctors (国卫基层发〔2018〕35号). */
export function highestCapacity(doctors: number, rules: Pick<CareTeamRules, 'FD-CAP'>): number {
  return doctors * rules['FD-CAP'].residentsPerDoctor
}
