import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { UsageList } from '../../../../features/health-card/usage/usage-list'
import { useUsages } from '../../../../features/health-card/usage/use-usages'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 谁用过: every time the card was shown, whatever came of it. */
export default function CardUsesPage() {
  const { patientId = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  return (
    <Page title="谁用过这张卡">
      {isLoggedIn ? (
        <Uses patientId={patientId} />
      ) : (
        <EmptyState title="先登录" why="用卡的记录只给你自己看。" action="去登录" onAction={openLogin} />
      )}
    </Page>
  )
}

function Uses({ patientId }: { patientId: string }) {
  const name = usePatient(patientId)?.name ?? '这个人'
  const { state, refetch, more } = useUsages(patientId)
  usePullToRefresh(refetch)
  return (
    <>
      <PersonStrip patientId={patientId} />
      <AnswerView state={state} loading="正在取记录…" failed="记录没取到" safe="记录不会丢，也没有人能改。">
        {({ pages }) => {
          const usages = pages.flatMap((page) => page.rows)
          return (
            <>
              <UsageList usages={usages} name={name} today={localDateOf(serverNow())} />
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
              {usages.length > 0 && !more && (
                <Text className="t-cap t-center">就这些了。有不是你们用的，先冻结这张卡，再换一张新的。</Text>
              )}
            </>
          )
        }}
      </AnswerView>
    </>
  )
}
