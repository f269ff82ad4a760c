import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { openInbox, openMessages, openPanel, openTeamSettings } from './team-doors'
import { useOwnTeam } from './use-own-team'

/** From the working day to the team's: nothing for a doctor whom no team has. */
export function TeamDoorsCard() {
  const { team } = useOwnTeam()
  if (!team) return null
  return (
    <Card flush>
      <Row
        icon="team"
        title="我的居民"
        sub="今天的任务、上门、高危、履约"
        value={`${team.load.signed} 人`}
        onTap={() => openPanel()}
      />
      <Row icon="pen" title="签约申请" sub="在时限里答复，超时会上报" onTap={() => openInbox()} />
      <Row icon="gear" title="团队设置" sub="名额、请假代班、群码、记事本" onTap={() => openTeamSettings()} />
      <Row icon="chat" title="居民消息" sub="急的排在最前面" onTap={() => openMessages()} />
    </Card>
  )
}
