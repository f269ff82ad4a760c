import { useQuery } from '@tanstack/react-query'
import { Text } from '@tarojs/components'
import { answerState } from '../../../api/answer-state'
import { api } from '../../../api/client'
import { Link } from '../../../components/action/link'
import { SectionTitle } from '../../../components/page/section-title'
import { openTelephone } from '../work-doors'
import { CallCard } from './call-card'
import { callsLeft } from './call-words'

export interface CallListProps {
  sessionId: string
  practitionerName: string
}

/** Whom the desk rings when a session has stopped: read once, not in the background, because each look is written down. */
function useSuspensionCalls(sessionId: string) {
  return useQuery(
    api.session.calls.queryOptions(
      { sessionId },
      { gcTime: 0, refetchOnMount: 'always', refetchOnWindowFocus: false },
    ),
  )
}

/** 停诊 at half past seven: who has to be told before they set out, the next one on top. */
export function CallList({ sessionId, practitionerName }: CallListProps) {
  const state = answerState(useSuspensionCalls(sessionId))
  if (state.kind !== 'ready') {
    return state.kind === 'failed' ? (
      <Text className="t-sub inset">要打电话的名单没取到，下拉刷新再试。</Text>
    ) : null
  }
  const { rows } = state.answer
  if (rows.length === 0) {
    return <Text className="t-sub inset">消息都看到了，不用打电话。</Text>
  }
  return (
    <>
      <SectionTitle title={callsLeft(rows)} />
      <Text className="t-sub inset">
        这几家可能还不知道。可以这样说：“{practitionerName}医生的门诊临时停了，不用来，不算爽约。”
      </Text>
      {rows.map((visit) => (
        <CallCard key={visit.appointmentId} visit={visit} />
      ))}
      <Link label="对方要改时间：电话预约" icon="phone" opens onTap={openTelephone} />
    </>
  )
}
