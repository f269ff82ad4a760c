import { deflateSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PAPER_MAX_BYTES } from '#server/features/claim/filing/check-paper'
import { claimUploads } from '#server/features/claim/filing/upload-route'
import { createRequestCounts } from '#server/platform/http/request-counts'
import { registerUploads } from '#server/platform/http/uploads'
import { createLog } from '#server/platform/log'
import { createTestApp, type TestApp } from '../../support/room/test-app'
import { WHITE_PIXEL } from '../../support/rows/claim-rows'

/** Papers as phones send them: `POST /claim/attachments`, multipart (decision 163). */
let app: TestApp
let http: FastifyInstance
let family: { accountId: string; childId: string }

beforeAll(async () => {
  app = await createTestApp({ now: '2026-10-22T10:00:00+08:00' })
  family = await app.newFamily()
  const { requestId: _, account: __, ...shared } = app.context(null)
  const uploads = claimUploads(shared, ({ authorization }) =>
    Promise.resolve(app.context(authorization?.replace('Bearer ', '') ?? null).account),
  )
  http = Fastify()
  const counts = createRequestCounts({ pool: app.database.pool, log: createLog('silent') })
  const limits = {
    accountRequestsPerMinute: 1_000,
    deviceRequestsPerMinute: 1_000,
    addressRequestsPerMinute: 1_000,
    counts,
  }
  await http.register((scope) => registerUploads(scope, limits, uploads))
})
afterEach(() => app.assertQuiet())
afterAll(async () => {
  await http.close()
  await app.close()
})

interface Form {
  readonly accountId?: string | null
  readonly patientId?: string
  readonly kind?: string
}

/** What the server said to a form with this file. */
async function send(bytes: Buffer, form: Form = {}): Promise<{ id?: string; refusal?: string }> {
  const boundary = 'limit-of-a-part'
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const payload = Buffer.concat([
    Buffer.from(field('patientId', form.patientId ?? family.childId)),
    Buffer.from(field('kind', form.kind ?? 'invoice')),
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.exe"\r\n`),
    Buffer.from('content-type: application/x-msdownload\r\n\r\n'),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const accountId = form.accountId === undefined ? family.accountId : form.accountId
  const answer = await http.inject({
    method: 'POST',
    url: '/claim/attachments',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(accountId && { authorization: `Bearer ${accountId}` }),
    },
    payload,
  })
  const body: { id?: string; error?: { message: string } } = answer.json()
  return body.error ? { refusal: body.error.message } : { id: body.id ?? '' }
}

const pdf = (middle: string) =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n${middle}\n%%EOF\n`, 'latin1')
/** Objects in a compressed stream: what a simple search does not see. */
const hidden = (objects: string, name = '/ObjStm') => {
  const stream = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1')
  return pdf(`2 0 obj\n<< /Type ${name} /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj`)
}

describe('a picture', () => {
  it('is drawn anew: where it was taken, and what was written behind it, is gone', async () => {
    const photo = await sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: '#fff' } })
      .withExif({ IFD0: { Copyright: 'taken at home' } })
      .jpeg()
      .toBuffer()
    const { id = '' } = await send(Buffer.concat([photo, Buffer.from('<script>hidden</script>')]))
    const { mediaType, base64 } = await app.as(family.accountId).claim.attachment({ id })
    const kept = Buffer.from(base64, 'base64')
    expect(mediaType).toBe('image/jpeg')
    expect(kept.toString('latin1')).not.toMatch(/taken at home|hidden/)
    const { width, exif } = await sharp(kept).metadata()
    expect({ width, exif }).toEqual({ width: 2_400, exif: undefined })
  })

  it('lies sealed outside the database, and opens under no other name', async () => {
    const { id = '' } = await send(WHITE_PIXEL)
    const { files } = app.context(null)
    const row = await app.database.db.claimAttachment.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ claimId: null, kind: 'invoice', mediaType: 'image/jpeg' })
    expect(await files.get(id)).not.toBeNull()
    await expect(files.get('../../etc/passwd')).rejects.toThrow('named by a UUID')
  })
})

describe('what is refused', () => {
  it.each([
    ['words', Buffer.from('hello'), 'claim_attachment_unreadable'],
    ['nothing', Buffer.alloc(0), 'claim_attachment_unreadable'],
    ['E4 22 half a picture', WHITE_PIXEL.subarray(0, 40), 'claim_attachment_unreadable'],
    [
      'a web page that begins like a picture',
      Buffer.from([0xff, 0xd8, 0xff, 60, 104]),
      'claim_attachment_unreadable',
    ],
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'claim_attachment_unreadable',
    ],
    ['a document with a script', pdf('<< /JS (app.alert) >>'), 'claim_attachment_unreadable'],
    ['a script whose name is disguised', pdf('<< /#4a#53 (app.alert) >>'), 'claim_attachment_unreadable'],
    ['a script in a compressed part', hidden('<< /OpenAction 3 0 R >>'), 'claim_attachment_unreadable'],
    [
      'a compressed part whose name is disguised',
      hidden('<< /OpenAction 3 0 R >>', '/Obj#53tm'),
      'claim_attachment_unreadable',
    ],
    ['an encrypted document', pdf('<< /Encrypt 5 0 R >>'), 'claim_attachment_unreadable'],
    ['a cut document', pdf('').subarray(0, 30), 'claim_attachment_unreadable'],
    ['more than eight megabytes', Buffer.alloc(PAPER_MAX_BYTES + 1), 'input_too_large'],
  ])('%s', async (_, bytes, refusal) => {
    expect(await send(bytes)).toEqual({ refusal })
  })

  it('a document that only shows something is kept as it is', async () => {
    const bytes = hidden('<< /Type /Font >>')
    const { id = '' } = await send(bytes)
    const kept = await app.as(family.accountId).claim.attachment({ id })
    expect(kept).toEqual({ mediaType: 'application/pdf', base64: bytes.toString('base64') })
  })

  it('everybody who may not: nobody, another family, for another child, of an unknown kind', async () => {
    const stranger = await app.newFamily()
    expect(await send(WHITE_PIXEL, { accountId: null })).toEqual({ refusal: 'not_logged_in' })
    expect(await send(WHITE_PIXEL, { accountId: stranger.accountId })).toEqual({ refusal: 'not_found' })
    expect(await send(WHITE_PIXEL, { patientId: stranger.childId })).toEqual({ refusal: 'not_found' })
    expect(await send(WHITE_PIXEL, { kind: 'photo' })).toEqual({ refusal: 'input_invalid' })
    const { id = '' } = await send(WHITE_PIXEL)
    const theirs = stranger.accountId
    await expect(app.as(theirs).claim.attachment({ id })).rejects.toThrow('not_found')
  })

  it('a form that is no form', async () => {
    const headers = { authorization: `Bearer ${family.accountId}`, 'content-type': 'application/json' }
    const answer = await http.inject({ method: 'POST', url: '/claim/attachments', headers, payload: '{}' })
    expect(answer.json()).toMatchObject({ error: { message: 'input_invalid' } })
  })
})
