import { useQuery } from '@tanstack/react-query'
import { Text } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { api, client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { useWrite } from '../../../../api/use-write'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'

/** Where this account is logged in now; a lost phone is logged out from here. */
export default function SessionsPage() {
  const session = useSession()
  const isLoggedIn = session !== null
  const isStaff = session?.account.roles.some((role) => role !== 'resident') ?? false
  const query = useQuery(api.auth.sessions.list.queryOptions({}, { enabled: isLoggedIn }))
  const revoke = useWrite(client.auth.sessions.revoke.mutate)
  const today = localDateOf(serverNow())

  if (!isLoggedIn) {
    return (
      <Page title="登录过的手机">
        <EmptyState title="现在没有登录" why="登录以后，这里能看到在哪些手机上登录过。" />
      </Page>
    )
  }
  return (
    <Page title="登录过的手机">
      <Text className="t-2 inset">手机丢了，或者借别人的手机登录过，让它退出就好。</Text>
      {revoke.error && (
        <Note tone="bad" announced>
          {failureSentence(revoke.error)}
        </Note>
      )}
      <AnswerView state={answerState(query)} loading="正在取登录记录…" failed="登录记录没取到">
        {({ rows, nextCursor }) => (
          <>
            <Card flush>
              {rows.map(({ id, openedAt, lastSeenAt, endsAt, isCurrent }) => (
                <Row
                  key={id}
                  icon={isCurrent ? 'check' : 'lock'}
                  title={isCurrent ? '这部手机' : `${momentInWords(new Date(openedAt), today)} 登录`}
                  sub={
                    (isCurrent
                      ? `${momentInWords(new Date(openedAt), today)} 登录`
                      : `最后用过：${momentInWords(new Date(lastSeenAt), today)}`) +
                    (isStaff ? `；不再用的话 ${momentInWords(new Date(endsAt), today)} 自动退出` : '')
                  }
                  {...(isCurrent
                    ? {}
                    : {
                        value: (
                          <Button
                            kind="tonal"
                            size="medium"
                            width="words"
                            label="让它退出"
                            busy={revoke.isPending && revoke.variables.id === id}
                            onTap={() => revoke.mutate({ id }, { onSuccess: () => void query.refetch() })}
                          />
                        ),
                      })}
                />
              ))}
            </Card>
            <Text className="t-cap t-center">
              {nextCursor === null ? '就这些了。' : '还有更早的，先让不用的退出。'}
              {isStaff ? '工作人员离开 15 分钟或登录满 12 小时会自动退出。' : '30 天不用会自己退出。'}
            </Text>
          </>
        )}
      </AnswerView>
    </Page>
  )
}
