import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { DomainError } from '#domain/kernel/errors'
import { refuseRequest } from './http-refusal'
import { type RateLimits, registerRateLimits } from './rate-limits'

export interface Download {
  readonly fileName: string
  readonly mediaType: string
  /** Written as fast as whoever downloads reads, and no further once they are gone. */
  readonly text: AsyncIterable<string>
}

/** Path → what everybody may download there. */
export type Downloads = Readonly<
  Record<string, (query: Readonly<Record<string, unknown>>) => Promise<Download>>
>

/** Files for everybody, under the same limits as calls. One that breaks off on the way is cut, never ended. */
export async function registerDownloads(
  app: FastifyInstance,
  limits: RateLimits,
  downloads: Downloads,
): Promise<void> {
  registerRateLimits(app, limits)
  for (const [path, open] of Object.entries(downloads)) {
    app.get(path, async (request, reply) => {
      try {
        const { fileName, mediaType, text } = await open(request.query as Readonly<Record<string, unknown>>)
        return await reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename="${fileName}"`)
          .header('cache-control', 'no-cache')
          .send(Readable.from(text, { objectMode: false }))
      } catch (error) {
        if (error instanceof DomainError) return refuseRequest(reply, error.code, error.facts)
        throw error
      }
    })
  }
}
