import type { TeamRole } from '#domain/care-team/team-role'

declare const proven: unique symbol

/**
 * Proof that a member of staff belongs to a family-doctor team today, or stands in for somebody of it. A store that
 * reads or writes for a team takes this and not an id: other teams do not exist for them (style 13).
 */
export interface TeamScope {
  readonly teamId: string
  /** Whose team it is. */
  readonly organizationId: string
  readonly accountId: string
  readonly practitionerId: string
  /** What they are in it; of who stands in, what the one is for whom they do. */
  readonly teamRole: TeamRole
  readonly standsIn: boolean
  /** Dissolved: it signs nobody any more. */
  readonly hasEnded: boolean
  readonly [proven]: true
}

/** Only server/features/care-team/team-access.ts calls this, after it has looked at the members; see tests/architecture.test.ts. */
export function provenTeamScope(scope: Omit<TeamScope, typeof proven>): TeamScope {
  return scope as TeamScope
}
