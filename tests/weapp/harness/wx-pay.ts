import type { Answers } from './wx-api'
import { type CopyIn, fail, orPromise, succeed, type WxOptions } from './wx-callbacks'

/** WeChat's own cashier: the phone learns only whether somebody agreed, never whether money moved. */
export function payApi({ answers, copyIn }: { readonly answers: Answers; readonly copyIn: CopyIn }) {
  return {
    requestPayment: orPromise((options: WxOptions & { package: string }) => {
      void Promise.resolve(answers.cashier(options.package.replace('prepay_id=', ''))).then((agrees) => {
        if (agrees) succeed(copyIn, options, 'requestPayment')
        else fail(copyIn, options, 'requestPayment', 'cancel')
      })
    }),
  }
}
