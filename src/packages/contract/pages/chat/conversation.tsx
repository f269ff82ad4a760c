import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shortTeamName } from '#domain/care-team/team-name'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { useTeam } from '../../../../features/care-team/use-team'
import { openMyTeam } from '../../../../features/contract/doors'
import { ComposeBar } from '../../../../features/conversation/compose-bar'
import { EmergencyBanner } from '../../../../features/conversation/emergency-banner'
import { bubbleId, outgoingId } from '../../../../features/conversation/message-bubble'
import { ThreadList } from '../../../../features/conversation/thread-list'
import { replyInWords } from '../../../../features/conversation/thread-words'
import { useCompose } from '../../../../features/conversation/use-compose'
import { useOutbox } from '../../../../features/conversation/use-outbox'
import { useMarkRead, useThread } from '../../../../features/conversation/use-thread'
import { ReminderCard } from '../../../../features/message/reminder-card'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { useAboveBar } from '../../../../platform/screen/above-bar'
import { usePageVisible } from '../../../../platform/screen/page-visible'
import { callPhone } from '../../../../platform/wechat/phone-call'

/** What was said and what is being said; 120 above both while it reads like an emergency. */
export function Conversation({ title, conversationId }: { title: string; conversationId: string }) {
  const { state, more } = useThread(conversationId)
  const pages = state.kind === 'ready' ? state.answer.pages : []
  const [newest] = pages
  const lastSeq = newest?.lastSeq ?? 0
  const messages = [...pages].reverse().flatMap(({ rows }) => rows)
  const { waiting, start, again, letGo } = useOutbox(conversationId, lastSeq)
  const compose = useCompose(conversationId, start)
  useMarkRead(conversationId, lastSeq, usePageVisible())

  // The newest stands above the bar; after a look further back, what was the oldest before.
  const [turnedAt, setTurnedAt] = useState<number | null>(null)
  const ownNewest = waiting.at(-1)
  useAboveBar(ownNewest ? outgoingId(ownNewest.key) : bubbleId(lastSeq), newest !== undefined)
  useAboveBar(bubbleId(turnedAt ?? 0), turnedAt !== null && (messages[0]?.seq ?? turnedAt) < turnedAt)
  const older = more && {
    loading: more.loading,
    load: () => {
      setTurnedAt(messages[0]?.seq ?? null)
      more.load()
    },
  }

  const emergencyWords = compose.emergencyWords ?? newest?.emergencyWords ?? null
  const bar = newest && (
    <BottomBar>
      {newest.isClosed ? (
        <Button kind="secondary" label="看看签约" onTap={() => openMyTeam(newest.patientId)} />
      ) : (
        <ComposeBar
          placeholder="说说怎么了"
          text={compose.text}
          isChoosing={compose.isChoosing}
          fault={compose.fault}
          onText={compose.write}
          onSend={compose.send}
          onPicture={() => void compose.choose()}
        />
      )}
    </BottomBar>
  )
  return (
    <Page title={newest ? shortTeamName(newest.teamName) : title} {...(bar ? { bar } : {})}>
      {emergencyWords && <EmergencyBanner words={emergencyWords} />}
      {newest && <PersonStrip patientId={newest.patientId} />}
      <AnswerView state={state} loading="正在取消息…" failed="消息没取到" safe="发过的消息都在。">
        {() =>
          newest && (
            <>
              {newest.isClosed ? (
                <Note tone="mute">签约结束了，说过的还能看，不能再发。急症请直接打 120。</Note>
              ) : (
                <>
                  <TeamReplies page={newest} />
                  <ReminderCard onlyInWechat templates={['conversation-replied']} />
                </>
              )}
              {messages.length === 0 && waiting.length === 0 && (
                <View className="t-center t-sub">
                  <Text>还没有说过话。第一句可以问：什么时候方便上门？</Text>
                </View>
              )}
              <ThreadList
                messages={messages}
                waiting={waiting}
                today={localDateOf(serverNow())}
                older={older}
                onAgain={again}
                onLetGo={letGo}
              />
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}

interface TeamRepliesProps {
  page: { readonly teamId: string; readonly replyWords: string; readonly isOffDuty: boolean }
}

/** How soon somebody answers, and whom to ring when that is too late. */
function TeamReplies({ page: { teamId, replyWords, isOffDuty } }: TeamRepliesProps) {
  const { data: team } = useTeam(teamId)
  const phone = team && (team.isOpenNow ? team.phone : team.fallbackPhone)
  return (
    <Note tone={isOffDuty ? 'wait' : 'info'}>
      <View className="stack">
        <Text>{replyInWords(replyWords, isOffDuty)}</Text>
        {phone && (
          <Link
            label="等不及就打电话"
            icon="phone"
            spokenLabel={`等不及就打电话 ${phone}`}
            onTap={() => callPhone(phone)}
          />
        )}
      </View>
    </Note>
  )
}
