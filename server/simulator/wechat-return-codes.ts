import { randomUUID } from 'node:crypto'
import { json, type SimulatedAnswer } from './endpoint'

/** WeChat's return codes and their English texts, as its documentation lists them. */
const RETURN_CODES = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40006: 'invalid media size',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40137: 'invalid image format',
  40163: 'code been used',
  40226: 'code blocked',
  41001: 'access_token missing',
  41005: 'media data missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  43104: 'appid not match openid',
  43107: 'subscribe message capability is banned',
  43108: 'Cannot make concurrent calls to the same OpenID, please try again',
  44002: 'empty post data',
  44990: 'reach max api second frequence limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit mustslower retry next minute',
  45168: 'the message has sensitive words',
  47001: 'data format error',
  47003: 'argument invalid! please check the data',
  61010: 'code is expired',
  87014: 'risky content',
  1400001: 'insufficient quota',
} as const

export type WechatReturnCode = keyof typeof RETURN_CODES

export const WECHAT_RETURN_CODES = Object.keys(RETURN_CODES) as `${WechatReturnCode}`[]

/** A refusal in WeChat's form: HTTP 200, the code, its text and a request id. */
export function wechatRefusal(errcode: `${WechatReturnCode}` | WechatReturnCode): SimulatedAnswer {
  return json({
    errcode: Number(errcode),
    errmsg: `${RETURN_CODES[errcode as WechatReturnCode]}, rid: ${randomUUID()}`,
  })
}
