import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { CLAIM_DOCUMENTS } from '#domain/mutual-aid/claim/claim-document'
import { id } from '../../../platform/api/input-shape'
import type { Actor, SharedContext } from '../../../platform/context'
import type { Uploads } from '../../../platform/http/uploads'
import { PAPER_MAX_BYTES } from './check-paper'
import { uploadPaper } from './papers'

const words = z.object({ patientId: id, kind: z.enum(CLAIM_DOCUMENTS) })

/**
 * `POST /claim/attachments`: a form with `file`, `kind` and `patientId`, from a phone that is logged in. The words stand
 * before the file, as every phone sends them.
 */
export function claimUploads(
  shared: SharedContext,
  whoAsks: (headers: Readonly<IncomingHttpHeaders>) => Promise<Actor | null>,
): Uploads {
  return {
    '/claim/attachments': {
      maxBytes: PAPER_MAX_BYTES,
      async take({ request, file }) {
        const account = await whoAsks(request.headers)
        if (!account) throw new DomainError('not_logged_in')
        const { bytes, fields } = await file()
        const said = words.safeParse(fields)
        if (!said.success) throw new DomainError('input_invalid', { fields: ['kind', 'patientId'] })
        const ctx = { ...shared, requestId: randomUUID(), log: request.log, account }
        return uploadPaper(ctx, { ...said.data, bytes })
      },
    },
  }
}
