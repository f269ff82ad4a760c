import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { SessionCounts } from './session-counts'
import { sessionSub, sessionTag, sessionTitle, type WorkSession } from './session-words'

export interface SessionHeadProps {
  session: WorkSession
  /** On the server's clock. */
  now: Date
}

/** Who sees whom where, and how far the session has come. */
export function SessionHead({ session, now }: SessionHeadProps) {
  const counts = [
    { name: '约', value: session.booked },
    { name: '到', value: session.arrived + session.inVisit + session.done },
    { name: '看完', value: session.done },
    { name: '迟到', value: session.late },
    { name: '现场号', value: session.walkInSeats },
  ]
  return (
    <Card>
      <View className="line line--between line--elder-stack">
        <View className="grow stack">
          <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
            {sessionTitle(session)}
          </Text>
          <Text className="t-sub t-digits">{sessionSub(session)}</Text>
        </View>
        <View className="line">
          <Tag {...sessionTag(session, now)} />
        </View>
      </View>
      <SessionCounts counts={counts} />
    </Card>
  )
}
