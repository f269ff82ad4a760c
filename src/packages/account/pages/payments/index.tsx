import { Text } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { PaymentList } from '../../../../features/payment/payment-list'
import { usePayments } from '../../../../features/payment/use-payments'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '付款和退款'

/** 付款和退款: what this account paid, and what came back. */
export default function PaymentsPage() {
  const { isLoggedIn, state, refetch, more } = usePayments()
  usePullToRefresh(refetch)
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="付过的钱和退回的钱都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <AnswerView state={state} loading="正在取付款…" failed="付款没取到" safe="付过的钱不会丢。">
        {(payments, offline) =>
          payments.length === 0 ? (
            <EmptyState title="还没有付过钱" why="付了挂号费、服务包或互助计划，都记在这里，退回的也是。" />
          ) : (
            <>
              <PaymentList payments={payments} today={localDateOf(serverNow())} />
              {more && !offline && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
              <Text className="t-sub inset">
                家里另一位付的，在那一位的手机上看。退款原路退回，微信的账单里也有。
              </Text>
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}
