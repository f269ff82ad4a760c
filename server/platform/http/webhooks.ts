import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'

export interface WebhookAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, string>>
}

/** Path → who hears what another system tells us there. `body` is the text byte for byte: signatures are over it. */
export type Webhooks = Readonly<
  Record<string, (headers: IncomingHttpHeaders, body: string) => Promise<WebhookAnswer>>
>

/** A notice is a page of text at most. */
const MAX_BODY_BYTES = 65_536

/**
 * What is told to us rather than asked of us. Nobody is counted here: the other system calls from few addresses, and one
 * that is turned away as too busy would come back for a day.
 */
export async function registerWebhooks(app: FastifyInstance, webhooks: Webhooks): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  for (const [path, hear] of Object.entries(webhooks)) {
    app.post(path, { bodyLimit: MAX_BODY_BYTES }, async (request, reply) => {
      const { status, body } = await hear(
        request.headers,
        typeof request.body === 'string' ? request.body : '',
      )
      return reply.code(status).send(body)
    })
  }
}
