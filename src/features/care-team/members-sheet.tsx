import { TEAM_ROLE_NAMES_ZH } from '#domain/care-team/team-role'
import { Card } from '../../components/content/card'
import { CertBadge } from '../../components/content/cert-badge'
import { Row } from '../../components/content/row'
import { Sheet } from '../../components/sheet/sheet'
import type { CareTeam } from './use-team'

export interface MembersSheetProps {
  open: boolean
  members: CareTeam['members']
  onClose: () => void
}

/** Who is in the team, and whose paediatric certificate is valid today. */
export function MembersSheet({ open, members, onClose }: MembersSheetProps) {
  return (
    <Sheet open={open} title="团队里有谁" onClose={onClose}>
      <Card flush>
        {members.map(({ practitionerId, name, role, title, isCertifiedPaediatrician }) => (
          <Row
            key={practitionerId}
            title={name}
            sub={`${TEAM_ROLE_NAMES_ZH[role]} · ${title}`}
            {...(isCertifiedPaediatrician ? { value: <CertBadge valid /> } : {})}
          />
        ))}
      </Card>
    </Sheet>
  )
}
