import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import { type AnyRouter, TRPCError } from '@trpc/server'
import { type CreateFastifyContextOptions, fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type pg from 'pg'
import { DomainError } from '#domain/kernel/errors'
import { ATTACHMENT_MAX_BYTES } from '#domain/record/attachment'
import type { Config } from '../config/config'
import { isDatabaseUnavailable } from '../database/database-errors'
import type { LiveSockets } from '../live/live-socket'
import type { Log } from '../log'
import { type Downloads, registerDownloads } from './downloads'
import { registerHealth } from './health'
import { RETRY_AFTER_SECONDS, refuseRequest } from './http-refusal'
import { registerMetrics } from './metrics'
import { answerOneCall } from './one-call'
import { type RateLimits, registerRateLimits } from './rate-limits'
import { createRequestCounts } from './request-counts'
import { registerUploads, type Uploads } from './uploads'
import { contentSecurity, hasWebPages, registerWebPages } from './web-pages'
import { registerWebhooks, type Webhooks } from './webhooks'

type HttpConfig = Pick<
  Config,
  | 'isProduction'
  | 'trustedProxies'
  | 'publicOrigins'
  | 'accountRequestsPerMinute'
  | 'deviceRequestsPerMinute'
  | 'addressRequestsPerMinute'
  | 'metricsToken'
>

interface Options<Router extends AnyRouter> {
  readonly config: HttpConfig
  readonly log: Log
  readonly pool: pg.Pool
  readonly router: Router
  readonly createContext: (
    call: Pick<CreateFastifyContextOptions, 'req' | 'res'>,
  ) => Promise<Router['_def']['_config']['$types']['ctx']>
  /** Procedures that are answered without tRPC's adapter: those of the rush. */
  readonly rushed?: readonly string[]
  /** The H5 build; where there is none, only the API is served. */
  readonly webFolder: string
  /** Further addresses that the H5 pages may call. */
  readonly webMayCall?: readonly string[]
  readonly isStopping: () => boolean
  /** Files that everybody may have. */
  readonly downloads?: Downloads
  /** What other systems tell us. */
  readonly webhooks?: Webhooks
  /** Files that families hand in. */
  readonly uploads?: Uploads
  /** Without them phones ask by themselves. */
  readonly sockets?: Pick<LiveSockets, 'register'>
}

/** No request of ours needs more, but for the one that brings a picture. */
const MAX_BODY_BYTES = 1_048_576
/** A picture as base64, which has four characters for three bytes, and the few words around it. */
const MAX_PICTURE_BODY_BYTES = Math.ceil(ATTACHMENT_MAX_BYTES / 3) * 4 + 4_096
const MAX_BATCH = 10
const API = '/trpc/'
const API_ROUTE = `${API}:path`
/** The only procedure with a larger body: a route of its own, because the limit is the route's. */
const PICTURE_PROCEDURE = 'record.addAttachment'
const PICTURE_ROUTE = `${API}${PICTURE_PROCEDURE}`
/** A batch names its procedures in the path. */
const MAX_PATH_LENGTH = 1_000
/** For a phone on a slow network to send its whole request. */
const REQUEST_TIMEOUT_MS = 10_000
/** Longer than the usual proxy keeps its connections, so that it never writes to one that we just closed. */
const KEEP_ALIVE_MS = 65_000
/** Half of what stopping may take; the rest is for jobs and the database. */
const FINISH_TIMEOUT_MS = 5_000
/** Later than this the event loop is so busy that refusing at once serves everybody better. */
const MAX_EVENT_LOOP_DELAY_MS = 2_000

/** Everything between the network and the router: limits, refusals, headers, logging, health. Does not listen yet. */
export async function createHttpServer<Router extends AnyRouter>(
  options: Options<Router>,
): Promise<FastifyInstance> {
  const { config, log, pool, router } = options
  // As Fastify's own kind of logger, so that its instance has Fastify's own type.
  const loggerInstance: FastifyBaseLogger = log
  const app = Fastify({
    loggerInstance,
    logController: new Fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    trustProxy: [...config.trustedProxies],
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: MAX_PATH_LENGTH },
    frameworkErrors: (error, _request, reply) => {
      refuseFrameworkError(error, reply)
    },
  })
  app.setErrorHandler((error: FastifyError, _request, reply) => refuseFrameworkError(error, reply))
  app.setNotFoundHandler((_request, reply) => refuseRequest(reply, 'not_found'))
  const procedures = new Set(Object.keys(router._def.procedures))
  logRequests(app, log, procedures)
  // Before any route: one that is no socket must not be taken for one.
  const limits = limitsOf(app, options)
  await options.sockets?.register(app, limits)
  // A connection that is kept alive would keep us from stopping.
  app.addHook('onSend', async (_request, reply) => {
    if (options.isStopping()) reply.header('connection', 'close')
  })

  await registerBrowserRules(app, options)
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    pressureHandler: (_request, reply) => {
      reply.header('retry-after', RETRY_AFTER_SECONDS)
      refuseRequest(reply, 'busy')
    },
  })
  registerMetrics(app, { pool, procedures, token: config.metricsToken, opensToLocal: !config.isProduction })
  registerHealth(app, { pool, log, isStopping: options.isStopping })
  await app.register((api) => registerApi(api, limits, options))
  await app.register((taken) => registerUploads(taken, limits, options.uploads ?? {}))
  await app.register((files) => registerDownloads(files, limits, options.downloads ?? {}))
  await app.register((heard) => registerWebhooks(heard, options.webhooks ?? {}))
  if (hasWebPages(options.webFolder)) await registerWebPages(app, options.webFolder)
  return app
}

/** Takes no further request and waits for those under way, but not for a phone that never finishes sending. */
export async function closeHttpServer(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), FINISH_TIMEOUT_MS)
  await app.close()
  clearTimeout(cut)
}

function limitsOf<Router extends AnyRouter>(
  app: FastifyInstance,
  { config, pool, log }: Options<Router>,
): RateLimits {
  const counts = createRequestCounts({ pool, log })
  app.addHook('onClose', async () => counts.stop())
  const { accountRequestsPerMinute, deviceRequestsPerMinute, addressRequestsPerMinute } = config
  return { accountRequestsPerMinute, deviceRequestsPerMinute, addressRequestsPerMinute, counts }
}

async function registerBrowserRules<Router extends AnyRouter>(
  app: FastifyInstance,
  { config, webFolder, webMayCall = [] }: Options<Router>,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity(webFolder, webMayCall) },
    // Browsers would remember it for every server ever started on localhost.
    hsts: config.isProduction,
  })
  await app.register(cors, {
    origin: [...config.publicOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-device', 'x-place', 'x-unattended'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 86_400,
  })
}

/**
 * Queries come by POST too, so that no patient's data stands in an address or an access log. JSON is the only body:
 * tRPC would take forms as well, whose size nobody limits. Whatever a caller writes for `/trpc`, `%74rpc` included,
 * the router has found this scope, and its limits hold.
 */
async function registerApi<Router extends AnyRouter>(
  app: FastifyInstance,
  limits: RateLimits,
  { router, createContext, log, rushed = [] }: Options<Router>,
): Promise<void> {
  registerRateLimits(app, limits)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  const whoAsks = async (call: Pick<CreateFastifyContextOptions, 'req' | 'res'>) => {
    try {
      return await createContext(call)
    } catch (error) {
      log.error({ err: error, requestId: call.req.id }, 'no context for a request')
      if (!isDatabaseUnavailable(error)) throw error
      throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: new DomainError('busy') })
    }
  }
  const answer = (req: FastifyRequest, res: FastifyReply, path: string) =>
    fastifyRequestHandler<Router, FastifyRequest, FastifyReply>({
      req,
      res,
      path,
      router,
      allowMethodOverride: true,
      maxBatchSize: MAX_BATCH,
      createContext: whoAsks,
      responseMeta: ({ errors }) => {
        const isBusy = errors.some((error) => error.code === 'SERVICE_UNAVAILABLE')
        return isBusy ? { headers: new Headers({ 'retry-after': String(RETRY_AFTER_SECONDS) }) } : {}
      },
    })
  app.all(API_ROUTE, (req, res) => answer(req, res, (req.params as { path: string }).path))
  app.post(PICTURE_ROUTE, { bodyLimit: MAX_PICTURE_BODY_BYTES }, (req, res) =>
    answer(req, res, PICTURE_PROCEDURE),
  )
  for (const path of rushed) {
    const answering = { router, path, createContext: whoAsks }
    app.post(`${API}${path}`, (req, res) => answerOneCall(answering, req, res))
  }
}

/**
 * One line a request: never its body, never its query string, and of an address only what is ours. What a caller
 * invents may name a person.
 */
function logRequests(app: FastifyInstance, log: Log, procedures: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const path = knownPath(request, procedures)
    const line = { requestId: request.id, method: request.method, path, status: reply.statusCode }
    const isCall = request.routeOptions.url?.startsWith(API)
    const level = isCall ? 'info' : 'debug'
    log[level]({ ...line, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}

function knownPath({ routeOptions, params }: FastifyRequest, procedures: ReadonlySet<string>): string {
  if (routeOptions.url !== API_ROUTE) return routeOptions.url ?? 'unknown'
  const { path = '' } = params as { path?: string }
  return path.split(',').every((name) => procedures.has(name)) ? `/trpc/${path}` : '/trpc/unknown'
}

/** What Fastify itself refuses, and what broke on the way: never a stack trace, a path or another's text. */
function refuseFrameworkError(error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 413) return refuseRequest(reply, 'input_too_large')
  if (error.statusCode === 404) return refuseRequest(reply, 'not_found')
  if (error.statusCode && error.statusCode < 500) return refuseRequest(reply, 'input_invalid')
  reply.log.error({ err: error }, 'bug')
  reply.header('retry-after', RETRY_AFTER_SECONDS)
  return refuseRequest(reply, 'busy')
}
