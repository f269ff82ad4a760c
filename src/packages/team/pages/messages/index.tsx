import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { Tag } from '../../../../components/content/tag'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { waitInWords, writerInWords } from '../../../../features/conversation/staff-words'
import { type StaffThreadRow, useTeamInbox } from '../../../../features/conversation/use-staff-thread'
import { AnswerView } from '../../../../features/page/answer-view'
import { TeamChoice } from '../../../../features/team-day/team-choice'
import { openReply } from '../../../../features/team-day/team-doors'
import { useOwnTeam } from '../../../../features/team-day/use-own-team'

/** 居民消息: what is urgent first, then what waits longest. */
export default function MessagesPage() {
  const own = useOwnTeam(useRouter().params.teamId)
  const { state, more } = useTeamInbox(own.team?.teamId)
  return (
    <Page title="居民消息">
      <AnswerView state={own.state} loading="正在取你的团队…" failed="团队没取到">
        {() =>
          own.team ? (
            <>
              <TeamChoice teams={own.teams} team={own.team} onChoose={own.choose} />
              <AnswerView state={state} loading="正在取消息…" failed="消息没取到">
                {({ pages }) => {
                  const rows = pages.flatMap((page) => page.rows)
                  return rows.length === 0 ? (
                    <EmptyState title="还没有居民写来" why="签约的家人发了消息，急的排在最前面。" />
                  ) : (
                    <Card flush>
                      {rows.map((row) => (
                        <ThreadRow key={row.conversationId} row={row} />
                      ))}
                    </Card>
                  )
                }}
              </AnswerView>
              {more && (
                <Button kind="quiet" size="medium" label="看后面的" busy={more.loading} onTap={more.load} />
              )}
            </>
          ) : (
            <EmptyState title="你不在任何团队里" why="中心把你排进一支家庭医生团队，消息就会到这里。" />
          )
        }
      </AnswerView>
    </Page>
  )
}

function ThreadRow({ row }: { row: StaffThreadRow }) {
  const { conversationId, isUrgent, unread } = row
  return (
    <Row
      title={writerInWords(row)}
      sub={waitInWords(row, serverNow())}
      subTone={isUrgent ? 'bad' : row.waitingSince === null ? 'plain' : 'wait'}
      {...(isUrgent
        ? { value: <Tag label="急" tone="bad" /> }
        : unread > 0
          ? { value: <Tag label={`${unread} 条没看`} tone="info" icon="chat" /> }
          : {})}
      onTap={() => openReply(conversationId)}
    />
  )
}
