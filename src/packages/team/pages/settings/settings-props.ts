import type { OwnTeam } from '../../../../features/team-day/use-own-team'

/** What a part of the settings is about. */
export interface SettingsProps {
  team: OwnTeam
  /** Of whoever looks: they answer for themselves, the leader for everybody. */
  ownId: string | null
}
