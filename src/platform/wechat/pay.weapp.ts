import Taro from '@tarojs/taro'
import type { PayOrder, PayOutcome } from './pay-outcome'

/** WeChat's own cashier. */
export async function pay({ request }: PayOrder): Promise<PayOutcome> {
  try {
    await Taro.requestPayment({ ...request })
    return 'agreed'
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    return errMsg.includes('cancel') ? 'cancelled' : 'failed'
  }
}
