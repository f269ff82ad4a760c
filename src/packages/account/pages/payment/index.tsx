import { useRouter } from '@tarojs/taro'
import { answerState } from '../../../../api/answer-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { GiveUpPayment } from '../../../../features/payment/give-up-payment'
import { PaymentResult } from '../../../../features/payment/payment-result'
import { usePayment } from '../../../../features/payment/use-payment'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 付款: what became of one payment, also for whoever comes back long after paying. */
export default function PaymentPage() {
  const { id = '' } = useRouter().params
  const query = usePayment(id)
  usePullToRefresh(query.refetch)
  return (
    <Page title="付款">
      <AnswerView
        state={answerState(query)}
        loading="正在取付款…"
        failed="付款没取到"
        safe="付过的钱不会丢。"
      >
        {(payment, offline) => (
          <>
            <PaymentResult payment={payment} />
            {payment.status === 'pending' && !offline && (
              <GiveUpPayment id={id} onGivenUp={() => void query.refetch()} />
            )}
          </>
        )}
      </AnswerView>
    </Page>
  )
}
