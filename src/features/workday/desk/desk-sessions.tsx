import { Text } from '@tarojs/components'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { EmptyState } from '../../../components/page/empty-state'
import { SectionTitle } from '../../../components/page/section-title'
import { sessionLines, sessionTag, sessionTitle, type WorkSession } from '../queue/session-words'
import { openSessionBoard, openSessionSeats } from '../work-doors'

export interface DeskSessionsProps {
  sessions: readonly WorkSession[]
  /** On the server's clock. */
  now: Date
}

/** Every consultation of the place today, with how many have come. */
export function DeskSessions({ sessions, now }: DeskSessionsProps) {
  if (sessions.length === 0) {
    return <EmptyState title="今天没有门诊" why="明天的号今天照样可以查。" />
  }
  return (
    <>
      <SectionTitle title="今天的门诊" />
      <Card flush>
        {sessions.map((session) => (
          <Row
            key={session.id}
            title={sessionTitle(session)}
            sub={sessionLines(session)}
            value={<Tag {...sessionTag(session, now)} />}
            // Of a stopped one the list of whom to ring is what the desk comes for.
            onTap={() => (session.status === 'suspended' ? openSessionSeats : openSessionBoard)(session.id)}
          />
        ))}
      </Card>
      <Text className="t-cap t-center">就这 {sessions.length} 节</Text>
    </>
  )
}
