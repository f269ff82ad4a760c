import { qrPicture } from '../../../src/components/picture/qr-picture'

/** One request of a client, as its recorder kept it. */
interface Asked {
  readonly url: string
  readonly answer?: unknown
}

/** The answers of one procedure, the newest last, out of whatever batches they came in. */
export function answersOf<Answer>(requests: readonly Asked[], procedure: string): Answer[] {
  return requests.flatMap(({ url, answer }) => {
    const names = (new URL(url).pathname.split('/').at(-1) ?? '').split(',')
    const place = names.indexOf(procedure)
    const body = (Array.isArray(answer) ? answer[place] : undefined) as
      | { result?: { data: Answer } }
      | undefined
    return place >= 0 && body?.result ? [body.result.data] : []
  })
}

/** The newest dynamic code that a phone was given. @throws Error when it was given none */
export function newestCode(requests: readonly Asked[]): string {
  const code = answersOf<{ code: string }>(requests, 'healthCard.code').at(-1)?.code
  if (!code) throw new Error('the phone was given no code')
  return code
}

/** Whether a picture on the screen is this code: a camera would read it from there. */
export function isPictureOf(source: string | null | undefined, code: string): boolean {
  return source === qrPicture(code)
}

/** The code with one bit of its signature flipped, in the one spelling that codes have. */
export function forged(code: string): string {
  const at = code.length - 20
  return `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`
}
