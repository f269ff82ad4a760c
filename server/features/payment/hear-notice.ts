import type { IncomingHttpHeaders } from 'node:http'
import { DomainError } from '#domain/kernel/errors'
import type { WebhookAnswer, Webhooks } from '../../platform/http/webhooks'
import { PAYMENT_NOTICE_PATH, REFUND_NOTICE_PATH } from '../../platform/outside/wechat-pay'
import { hearRefund } from './hear-refund'
import { hearTrade } from './hear-trade'
import type { PaymentNeeds } from './payment-needs'

/**
 * A notice of WeChat's. It is answered with success once what follows from it is committed, and only then: whatever else
 * is answered makes WeChat say it again.
 */
export async function hearNotice(
  needs: PaymentNeeds,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<WebhookAnswer> {
  const notice = needs.outside.payments?.readNotice(headers, body) ?? 'unreadable'
  if (typeof notice === 'string') {
    needs.log.warn({ doubt: notice }, 'a notice that is not believed')
    return failure(notice === 'unreadable' ? 400 : 401, notice)
  }
  try {
    const { id, event } = notice
    const heard = { id, event }
    if (notice.kind === 'payment') await hearTrade(needs, notice.outTradeNo, notice.trade, heard)
    else await hearRefund(needs, notice.outRefundNo, notice.news, heard)
    return { status: 200, body: { code: 'SUCCESS', message: '成功' } }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // Another machine's order, or one that a restored database has forgotten: the bill of the day shows it.
    needs.log.error(
      { noticeId: notice.id, event: notice.event, code: error.code },
      'a notice that nobody expects',
    )
    return failure(404, error.code)
  }
}

/** Both addresses hear both kinds: a notice says itself what it is about. */
export function paymentWebhooks(needs: PaymentNeeds): Webhooks {
  const hear: Webhooks[string] = (headers, body) => hearNotice(needs, headers, body)
  return { [PAYMENT_NOTICE_PATH]: hear, [REFUND_NOTICE_PATH]: hear }
}

function failure(status: number, message: string): WebhookAnswer {
  return { status, body: { code: 'FAIL', message } }
}
