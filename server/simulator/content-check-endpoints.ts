import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { type Endpoints, json, parseJson, type SimulatedRequest } from './endpoint'
import { wechatRefusal } from './wechat-return-codes'

/** What stands for the words of the documentation's own examples, and for an advertisement, of which WeChat is not sure. */
export const SIMULATED_RISKY_WORDS = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'
export const SIMULATED_DOUBTFUL_WORDS = '加微信领红包'
/** A picture that holds these bytes anywhere is a risky one. */
export const SIMULATED_RISKY_PICTURE = 'simulated-risky-picture'

const MAX_CHARACTERS = 2_500
const MAX_PICTURE_BYTES = 1_048_576
const SCENES = [1, 2, 3, 4]

const wordsRequest = z.object({
  content: z.string(),
  version: z.literal(2),
  scene: z.int(),
  openid: z.string(),
})

type TokenState = (token: string | null) => 'good' | 40001 | 41001 | 42001

/** msgSecCheck 2.0 and imgSecCheck as WeChat's server API documentation describes them. */
export function contentCheckEndpoints(tokenState: TokenState): Endpoints {
  return {
    'POST /wxa/msg_sec_check': ({ query, body }) => {
      const state = tokenState(query.get('access_token'))
      if (state !== 'good') return wechatRefusal(state)
      const asked = wordsRequest.safeParse(parseJson(body)).data
      if (!asked || asked.content.length > MAX_CHARACTERS) return wechatRefusal(47001)
      if (!asked.content) return wechatRefusal(44002)
      if (!SCENES.includes(asked.scene)) return wechatRefusal(40129)
      if (!asked.openid) return wechatRefusal(40003)
      return judged(...verdictOn(asked.content))
    },

    'POST /wxa/img_sec_check': (request) => {
      const state = tokenState(request.query.get('access_token'))
      if (state !== 'good') return wechatRefusal(state)
      const picture = mediaIn(request)
      if (!picture) return wechatRefusal(41005)
      if (picture.length > MAX_PICTURE_BYTES) return wechatRefusal(40006)
      if (!isPicture(picture)) return wechatRefusal(40137)
      if (picture.includes(SIMULATED_RISKY_PICTURE)) return wechatRefusal(87014)
      return json({ errcode: 0, errmsg: 'ok' })
    },
  }
}

type Verdict = readonly [suggest: 'pass' | 'review' | 'risky', label: number]

function verdictOn(content: string): Verdict {
  if (content.includes(SIMULATED_RISKY_WORDS)) return ['risky', 20006]
  if (content.includes(SIMULATED_DOUBTFUL_WORDS)) return ['review', 10001]
  return ['pass', 100]
}

function judged(suggest: Verdict[0], label: number) {
  return json({
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
    trace_id: randomUUID(),
  })
}

/** The file of the form's field `media`, or null. */
function mediaIn({ headers, bytes }: SimulatedRequest): Buffer | null {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1]
  const field = bytes.indexOf('name="media"')
  if (!boundary || field === -1) return null
  const start = bytes.indexOf('\r\n\r\n', field)
  const end = bytes.indexOf(`\r\n--${boundary}`, start)
  return start === -1 || end === -1 ? null : bytes.subarray(start + 4, end)
}

function isPicture(bytes: Buffer): boolean {
  const heads = ['ffd8ff', '89504e470d0a1a0a', '474946383761', '474946383961']
  return heads.some((head) => bytes.toString('hex', 0, head.length / 2) === head)
}
