import { useState } from 'react'
import { TEAM_ROLE_NAMES_ZH } from '#domain/care-team/team-role'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { SectionTitle } from '../../../../components/page/section-title'
import type { OwnTeam } from '../../../../features/team-day/use-own-team'
import { LeaveSheet } from './leave-sheet'
import type { SettingsProps } from './settings-props'

/** Who is in the team, and who leaves it: the leader says so of everybody, a member of themselves. */
export function MembersCard({ team, ownId }: SettingsProps) {
  const [leaving, setLeaving] = useState<OwnTeam['members'][number] | null>(null)
  return (
    <>
      <SectionTitle title="成员" />
      <Card flush>
        {team.members.map((member) => (
          <Row
            key={member.practitionerId}
            title={member.name}
            sub={TEAM_ROLE_NAMES_ZH[member.role]}
            value={
              (team.teamRole === 'leader' || member.practitionerId === ownId) && (
                <Link
                  label="离开团队"
                  spokenLabel={`${member.name}离开团队`}
                  onTap={() => setLeaving(member)}
                />
              )
            }
          />
        ))}
      </Card>
      {leaving && <LeaveSheet team={team} member={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
