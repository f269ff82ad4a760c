import { useReachBottom, useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { CallList } from '../../../../features/team-day/call-list'
import { useCalls } from '../../../../features/team-day/use-team-day'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 电话记录: whom the team rang, and whether they answered. What was said stands in the record. */
export default function CallsPage() {
  const { state, refetch, more } = useCalls(useRouter().params.teamId ?? '')
  usePullToRefresh(refetch)
  useReachBottom(() => more && !more.loading && more.load())
  return (
    <Page title="电话记录">
      <AnswerView state={state} loading="正在取电话记录…" failed="电话记录没取到">
        {({ pages }) => (
          <>
            <CallList rows={pages.flatMap(({ rows }) => rows)} today={localDateOf(serverNow())} />
            {more && (
              <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
            )}
          </>
        )}
      </AnswerView>
    </Page>
  )
}
