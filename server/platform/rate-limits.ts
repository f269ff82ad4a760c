import { createHash } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseRequest } from './http-refusal'

export interface RateLimits {
  readonly accountRequestsPerMinute: number
  readonly addressRequestsPerMinute: number
}

const MINUTE_MS = 60_000
/** How many accounts and addresses are remembered; the least recently seen is forgotten first. */
const REMEMBERED = 50_000

/**
 * An account that calls too often is slowed down by itself. The address has a limit too, only against floods, and
 * far higher: a clinic's waiting room and a whole mobile network share one address each (reliability 15). The limits
 * hold for the routes of the scope that `app` is.
 */
export async function registerRateLimits(app: FastifyInstance, limits: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED })
  const ofAddress = app.createRateLimit({
    max: limits.addressRequestsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => request.ip,
  })
  const ofAccount = app.createRateLimit({
    max: limits.accountRequestsPerMinute,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => tokenHash(request) ?? request.ip,
  })

  app.addHook('onRequest', async (request, reply) => {
    const checks = tokenHash(request) ? [ofAddress, ofAccount] : [ofAddress]
    for (const check of checks) {
      const outcome = await check(request)
      if (outcome.isAllowed || !outcome.isExceeded) continue
      reply.header('retry-after', outcome.ttlInSeconds)
      return refuseRequest(reply, 'too_many_requests', { retryAfterSeconds: outcome.ttlInSeconds })
    }
  })
}

/** The account is not known yet, and asking the database would be the load to be limited: its token stands for it. */
function tokenHash(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  return authorization ? createHash('sha256').update(authorization).digest('base64url') : null
}
