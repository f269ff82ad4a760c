import * as z from 'zod/mini'
import { PHONE_CODE_LIFE_MS } from '#domain/account/phone-challenge'
import type { Log } from '../platform/log'
import { fetchJson } from '../platform/outside/fetch-json'
import type { PhoneCodeSender } from '../platform/outside/outside-systems'
import { SIGNED_CONTENT_TYPE, tc3Authorization } from './tc3-signature'

export interface SmsSettings {
  /** `https://sms.tencentcloudapi.com` */
  readonly baseUrl: string
  readonly secretId: string
  readonly secretKey: string
  readonly region: string
  readonly sdkAppId: string
  readonly signName: string
  /** A template with two variables: the code, and the minutes for which it works. */
  readonly templateId: string
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number
}

const sendSmsAnswer = z.object({
  Response: z.union([
    z.object({ Error: z.object({ Code: z.string() }) }),
    z.object({ SendStatusSet: z.array(z.object({ Code: z.string() })).check(z.length(1)) }),
  ]),
})

/**
 * Sends the typed code by Tencent Cloud SMS (SendSms, 2021-01-11). Never sends twice: a lost answer may belong to a
 * message that was delivered and paid.
 */
export function createTencentSms(settings: SmsSettings, now: () => Date, log: Log): PhoneCodeSender {
  return {
    async send(phone, code) {
      const status = await sendSms(settings, now(), {
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: settings.sdkAppId,
        SignName: settings.signName,
        TemplateId: settings.templateId,
        TemplateParamSet: [code, String(PHONE_CODE_LIFE_MS / 60_000)],
      })
      if (status === 'Ok') return 'sent'
      if (status === null) {
        log.warn('no readable answer from the SMS provider')
        return 'unknown'
      }
      // `LimitExceeded.PhoneNumber…` is about this number (per half minute, hour, day); all else is ours or theirs.
      const isNumberLimit = status.startsWith('LimitExceeded.PhoneNumber')
      if (isNumberLimit) log.info({ status }, 'the SMS provider takes no more for this number')
      else log.error({ status }, 'the SMS provider did not take the message')
      return { refusal: isNumberLimit ? 'too_many_requests' : 'sms_unavailable' }
    },
  }
}

/** The provider's status code; null when there was no answer, or none that its documentation promises. */
async function sendSms(
  settings: SmsSettings,
  at: Date,
  body: Record<string, unknown>,
): Promise<string | null> {
  const url = new URL('/', settings.baseUrl)
  const payload = JSON.stringify(body)
  const action = 'SendSms'
  const timestamp = Math.floor(at.getTime() / 1000)
  const { secretId, secretKey, region, timeoutMs } = settings
  const answer = await fetchJson(url, {
    method: 'POST',
    timeoutMs,
    headers: {
      authorization: tc3Authorization({
        secretId,
        secretKey,
        service: 'sms',
        host: url.host,
        action,
        timestamp,
        payload,
      }),
      'content-type': SIGNED_CONTENT_TYPE,
      'x-tc-action': action,
      'x-tc-version': '2021-01-11',
      'x-tc-timestamp': String(timestamp),
      'x-tc-region': region,
    },
    body: payload,
  })
  if (answer.kind === 'failed') return null
  const read = sendSmsAnswer.safeParse(answer.body)
  if (!read.success) return null
  const { Response: response } = read.data
  return 'Error' in response ? response.Error.Code : (response.SendStatusSet[0]?.Code ?? null)
}
