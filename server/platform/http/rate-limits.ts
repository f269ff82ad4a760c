import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deviceOf } from './device-of'
import { refuseRequest } from './http-refusal'
import type { RequestCounts } from './request-counts'

export interface RateLimits {
  readonly accountRequestsPerMinute: number
  /** Of all accounts on one phone together. */
  readonly deviceRequestsPerMinute: number
  readonly addressRequestsPerMinute: number
  readonly counts: RequestCounts
}

/**
 * An account that calls too often is slowed down by itself, and so are several that share a phone. The address has a limit too, only against floods, and
 * far higher: a clinic's waiting room and a whole mobile network share one address each (reliability 15). The limits
 * hold for the routes of the scope that `app` is; whatever scope they come to, requests are counted together.
 */
export function registerRateLimits(app: FastifyInstance, limits: RateLimits): void {
  const { counts } = limits
  const isBeyond = (key: string, max: number): boolean => counts.count(key, max) > max
  app.addHook('onRequest', async (request, reply) => {
    const token = tokenHash(request)
    const device = deviceOf(request.headers)
    const isExceeded =
      isBeyond(`address ${request.ip}`, limits.addressRequestsPerMinute) ||
      (token !== null && isBeyond(`account ${token}`, limits.accountRequestsPerMinute)) ||
      (device !== null && isBeyond(`device ${device}`, limits.deviceRequestsPerMinute))
    if (!isExceeded) return
    const retryAfterSeconds = counts.secondsLeft()
    reply.header('retry-after', retryAfterSeconds)
    return refuseRequest(reply, 'too_many_requests', { retryAfterSeconds })
  })
}

/** The account is not known yet, and asking the database would be the load to be limited: its token stands for it. */
function tokenHash(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  return authorization ? createHash('sha256').update(authorization).digest('base64url') : null
}
