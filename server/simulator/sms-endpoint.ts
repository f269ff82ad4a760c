import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { SIGNED_CONTENT_TYPE, tc3Authorization } from '../sms/tc3-signature'
import { type Endpoints, json, parseJson, type SimulatedAnswer, type SimulatedRequest } from './endpoint'
import type { Outbox } from './outbox'

export interface SimulatedSmsAccount {
  readonly secretId: string
  readonly secretKey: string
  readonly sdkAppId: string
  readonly signName: string
  readonly templateId: string
  readonly outbox: Outbox
}

const MAX_CLOCK_DIFFERENCE_SECONDS = 300
/** The provider's default: the same text to the same number at most once in half a minute. */
const SAME_TEXT_INTERVAL_MS = 30_000

const sendSmsRequest = z.object({
  PhoneNumberSet: z.array(z.string().check(z.regex(/^\+86\d{11}$/))).check(z.minLength(1), z.maxLength(200)),
  SmsSdkAppId: z.string(),
  SignName: z.string(),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()),
})

/** SendSms of Tencent Cloud SMS, version 2021-01-11, signature method v3 included. */
export function smsEndpoint(account: SimulatedSmsAccount, now: () => Date): Endpoints {
  return {
    'POST /': (request) => {
      const refusal = authenticationFailure(request, account, now())
      if (refusal) return smsError(refusal)
      if (request.headers['x-tc-action'] !== 'SendSms') return smsError('InvalidAction')
      if (request.headers['x-tc-version'] !== '2021-01-11') return smsError('NoSuchVersion')
      const message = sendSmsRequest.safeParse(parseJson(request.body)).data
      if (!message) return smsError('InvalidParameter')
      if (message.SmsSdkAppId !== account.sdkAppId)
        return smsError('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
      return sent(
        message.PhoneNumberSet.map((phone) => ({ phone, code: deliver(account, message, phone, now()) })),
      )
    },
  }
}

function deliver(
  account: SimulatedSmsAccount,
  message: z.infer<typeof sendSmsRequest>,
  phone: string,
  at: Date,
): string {
  if (message.SignName !== account.signName) return 'FailedOperation.SignatureIncorrectOrUnapproved'
  if (message.TemplateId !== account.templateId) return 'FailedOperation.TemplateIncorrectOrUnapproved'
  const [code, minutes] = message.TemplateParamSet
  if (!code || !minutes) return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate'
  const text = `【${message.SignName}】验证码 ${code}，${minutes} 分钟内有效。不要告诉别人。`
  const isRepeated = account.outbox
    .messages()
    .some(
      (earlier) =>
        earlier.phone === phone &&
        earlier.text === text &&
        earlier.sentAt.getTime() > at.getTime() - SAME_TEXT_INTERVAL_MS,
    )
  if (isRepeated) return 'LimitExceeded.PhoneNumberThirtySecondLimit'
  account.outbox.put({ phone, text, code, sentAt: at })
  return 'Ok'
}

function authenticationFailure(
  request: SimulatedRequest,
  account: SimulatedSmsAccount,
  at: Date,
): string | null {
  const { headers, body } = request
  const timestamp = Number(headers['x-tc-timestamp'])
  if (!headers.authorization || headers['content-type'] !== SIGNED_CONTENT_TYPE) return 'MissingParameter'
  if (!headers.authorization.includes(`Credential=${account.secretId}/`))
    return 'AuthFailure.SecretIdNotFound'
  const isFresh = Math.abs(at.getTime() / 1000 - timestamp) <= MAX_CLOCK_DIFFERENCE_SECONDS
  if (!isFresh) return 'AuthFailure.SignatureExpire'
  const expected = tc3Authorization({
    secretId: account.secretId,
    secretKey: account.secretKey,
    service: 'sms',
    host: headers.host ?? '',
    action: String(headers['x-tc-action']),
    timestamp,
    payload: body,
  })
  return headers.authorization === expected ? null : 'AuthFailure.SignatureFailure'
}

/** A call that was refused as a whole. */
export function smsError(code: string): SimulatedAnswer {
  return json({ Response: { Error: { Code: code, Message: code }, RequestId: randomUUID() } })
}

/** A call that was taken; each number has its own status, `Ok` or why not. */
export function sent(statuses: readonly { phone: string; code: string }[]): SimulatedAnswer {
  const SendStatusSet = statuses.map(({ phone, code }) => ({
    SerialNo: code === 'Ok' ? randomUUID() : '',
    PhoneNumber: phone,
    Fee: code === 'Ok' ? 1 : 0,
    SessionContext: '',
    Code: code,
    Message: code === 'Ok' ? 'send success' : code,
    IsoCode: 'CN',
  }))
  return json({ Response: { SendStatusSet, RequestId: randomUUID() } })
}
