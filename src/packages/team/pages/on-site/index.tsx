import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'
import { FillIn } from './fill-in'
import { FindResident } from './find-resident'
import { HearYes } from './hear-yes'

/**
 * 当面签约, for whoever cannot sign on a phone of their own: find them, fill in, read out, hear the yes with a colleague
 * (journeys E2 12, 13, 14, 35). An application that waits for its yes opens at the reading.
 */
export default function OnSitePage() {
  const { id, teamId } = useRouter().params
  const [draftId, setDraftId] = useState(id ?? null)
  if (draftId) return <HearYes id={draftId} />
  return <Start named={teamId} onDraft={setDraftId} />
}

function Start({ named, onDraft }: { named: string | undefined; onDraft: (id: string) => void }) {
  const own = useOwnTeam(named)
  const [patientId, setPatientId] = useState<string | null>(null)
  const { team } = own
  if (team && patientId) {
    return (
      <FillIn
        teamId={team.teamId}
        patientId={patientId}
        onDraft={onDraft}
        onOther={() => setPatientId(null)}
      />
    )
  }
  if (team) {
    return (
      <FindResident onFound={setPatientId}>
        <TeamChoice teams={own.teams} team={team} onChoose={own.choose} />
      </FindResident>
    )
  }
  return (
    <Page title="当面签约">
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() => <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，就能在这里帮着签。" />}
      </AnswerView>
    </Page>
  )
}
