import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { ComposeBar } from '../../../../features/conversation/compose-bar'
import { StaffBubble } from '../../../../features/conversation/staff-bubble'
import { useMarkSeen, useReply, useStaffThread } from '../../../../features/conversation/use-staff-thread'
import { AnswerView } from '../../../../features/page/answer-view'
import { openFollowUp } from '../../../../features/team-day/team-doors'
import { usePageVisible } from '../../../../platform/screen/page-visible'

/** One conversation with a family, and the team's answer. */
export default function ReplyPage() {
  const { conversationId = '' } = useRouter().params
  const { state, more } = useStaffThread(conversationId)
  const pages = state.kind === 'ready' ? state.answer.pages : []
  const [newest] = pages
  const messages = [...pages].reverse().flatMap(({ rows }) => rows)
  const reply = useReply(conversationId)
  useMarkSeen(conversationId, newest?.lastSeq ?? 0, usePageVisible())
  const today = localDateOf(serverNow())
  const dayOf = (sentAt: string) => dayInWords(localDateOf(new Date(sentAt)), today)
  return (
    <Page
      title="回复居民"
      bar={
        newest &&
        !newest.isClosed && (
          <BottomBar>
            <ComposeBar
              text={reply.text}
              placeholder="写给这家人"
              busy={reply.busy}
              isChoosing={reply.isSendingPicture}
              fault={reply.problem}
              onText={reply.write}
              onSend={reply.send}
              onPicture={() => void reply.choose()}
            />
          </BottomBar>
        )
      }
    >
      <AnswerView state={state} loading="正在取消息…" failed="消息没取到" safe="发过的消息都在。">
        {() =>
          newest && (
            <>
              {newest.emergencyWords && (
                <Note tone="bad" announced>
                  有像急症的话：先打电话，急的让居民打 120。
                </Note>
              )}
              <Link label="记一次随访" icon="pen" onTap={() => openFollowUp(newest.patientId)} />
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
              {messages.map((message, index) => {
                const day = dayOf(message.sentAt)
                const before = messages[index - 1]
                return (
                  <View key={message.id} className="stack stack--3">
                    {(!before || dayOf(before.sentAt) !== day) && (
                      <Text className="t-cap t-center t-digits">{day}</Text>
                    )}
                    <StaffBubble message={message} />
                  </View>
                )
              })}
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}
