import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '#domain/kernel/errors'
import { refusalBehind } from '../api/refusals'
import { refuseRequest } from './http-refusal'
import { type RateLimits, registerRateLimits } from './rate-limits'

/** A file with the words that were sent along. */
export interface UploadedFile {
  readonly bytes: Buffer
  readonly fields: Readonly<Record<string, string>>
}

export interface UploadCall {
  readonly request: FastifyRequest
  /** Reads the body. Whoever may not upload is refused before a byte of it is. */
  readonly file: () => Promise<UploadedFile>
}

/** Path → who takes files there, and how large one may be. */
export type Uploads = Readonly<
  Record<string, { readonly maxBytes: number; readonly take: (call: UploadCall) => Promise<{ id: string }> }>
>

const FIELDS_MAX = 10
const FIELD_MAX_BYTES = 1_000

/** Files come as multipart, one a request: base64 in JSON would be a third larger and all of it in memory twice. */
export async function registerUploads(
  app: FastifyInstance,
  limits: RateLimits,
  uploads: Uploads,
): Promise<void> {
  registerRateLimits(app, limits)
  await app.register(multipart, {
    limits: { files: 1, fields: FIELDS_MAX, fieldSize: FIELD_MAX_BYTES, parts: FIELDS_MAX + 1 },
  })
  for (const [path, { maxBytes, take }] of Object.entries(uploads)) {
    const bodyLimit = maxBytes + FIELDS_MAX * FIELD_MAX_BYTES + 10_000
    app.post(path, { bodyLimit }, async (request, reply) => {
      try {
        return await take({ request, file: () => fileOf(request, maxBytes) })
      } catch (error) {
        const refusal = refusalBehind(error)
        if (!refusal) throw error
        return refuseRequest(reply, refusal.code, refusal.facts)
      }
    })
  }
}

/** @throws input_invalid for a body that is no form with one file; input_too_large */
async function fileOf(request: FastifyRequest, maxBytes: number): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new DomainError('input_invalid', { fields: ['file'] })
  const part = await request.file({ limits: { fileSize: maxBytes } })
  if (!part) throw new DomainError('input_invalid', { fields: ['file'] })
  // Whole at once: what may be uploaded fits into memory many times over.
  const bytes = await part.toBuffer().catch(() => {
    throw new DomainError('input_too_large')
  })
  const fields = Object.entries(part.fields).flatMap(([name, field]) =>
    field && 'value' in field && typeof field.value === 'string' ? [[name, field.value] as const] : [],
  )
  return { bytes, fields: Object.fromEntries(fields) }
}
