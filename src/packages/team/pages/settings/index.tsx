import { useRouter } from '@tarojs/taro'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { useMe } from '../../../../features/auth/use-me'
import { openTeam } from '../../../../features/care-team/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { openCases } from '../../../../features/team-day/team-doors'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'
import { AbsenceCard } from './absence-card'
import { CapacityCard } from './capacity-card'
import { GroupPictureCard } from './group-picture-card'
import { MembersCard } from './members-card'
import { NotebookCard } from './notebook-card'

/** 团队设置: what a team sets itself, and what its families see of it at once. */
export default function TeamSettingsPage() {
  const own = useOwnTeam(useRouter().params.teamId)
  const me = useMe()
  const ownId = me.kind === 'ready' ? (me.answer.staff?.practitionerId ?? null) : null
  return (
    <Page title="团队设置">
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() =>
          own.team ? (
            <>
              <TeamChoice teams={own.teams} team={own.team} onChoose={own.choose} />
              <Settings key={own.team.teamId} team={own.team} ownId={ownId} />
            </>
          ) : (
            <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，这里就能设置。" />
          )
        }
      </AnswerView>
    </Page>
  )
}

function Settings({
  team,
  ownId,
}: {
  team: NonNullable<ReturnType<typeof useOwnTeam>['team']>
  ownId: string | null
}) {
  const { teamId, name } = team
  return (
    <>
      <Card flush>
        <Row icon="team" title={name} sub="看居民眼里的团队页" onTap={() => openTeam(teamId)} />
        <Row
          icon="shield"
          title="居民反映"
          sub="写清经过，由卫健局的人来判"
          onTap={() => openCases(teamId)}
        />
      </Card>
      <CapacityCard team={team} />
      <AbsenceCard team={team} ownId={ownId} />
      <MembersCard team={team} ownId={ownId} />
      <GroupPictureCard team={team} />
      <NotebookCard teamId={teamId} />
    </>
  )
}
