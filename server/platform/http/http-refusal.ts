import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { FastifyReply } from 'fastify'
import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { TRPC_CODES } from '../api/refusals'

/** After how long the phone may try again when the server was busy. */
export const RETRY_AFTER_SECONDS = 2

/** Refuses a request before tRPC saw it, in the shape of tRPC's own refusals (`errorFormatter` in trpc.ts). */
export function refuseRequest(
  reply: FastifyReply,
  domainCode: DomainErrorCode,
  facts: RefusalFacts = {},
): FastifyReply {
  const code = TRPC_CODES[domainCode]
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }))
  const data = { code, httpStatus, domainCode, facts, requestId: reply.request.id }
  return reply
    .code(httpStatus)
    .send({ error: { code: TRPC_ERROR_CODES_BY_KEY[code], message: domainCode, data } })
}
