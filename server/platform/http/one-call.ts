import {
  type AnyRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '#domain/kernel/errors'
import { RETRY_AFTER_SECONDS } from './http-refusal'

/**
 * No phone hangs for five seconds (reliability 16). Each wait for the database has an end of its own, but a queue of them
 * behind a slow database adds up. Whoever waits for the lots of an opening waits four (decision 196).
 */
const ANSWER_WITHIN_MS = 4_500

interface Answering<Router extends AnyRouter> {
  readonly router: Router
  /** The procedure's name. */
  readonly path: string
  readonly createContext: (call: {
    readonly req: FastifyRequest
    readonly res: FastifyReply
  }) => Promise<Router['_def']['_config']['$types']['ctx']>
}

/**
 * Answers one call that came by POST as JSON, alone or as a batch of one, in tRPC's words: the same procedure, context and
 * errors as through its adapter. That builds a Request, a Response and streams for every call, which costs more than a
 * booking does; this is for the procedures of the rush (decision 171).
 */
export async function answerOneCall<Router extends AnyRouter>(
  { router, path, createContext }: Answering<Router>,
  req: FastifyRequest,
  res: FastifyReply,
): Promise<FastifyReply> {
  const isBatch = (req.query as { batch?: unknown }).batch === '1'
  const { type } = router._def.procedures[path]._def
  const call = { path, type, input: undefined as unknown, ctx: undefined as unknown }
  const ask = async (): Promise<unknown> => {
    call.ctx = await createContext({ req, res })
    const getRawInput = async (): Promise<unknown> => {
      call.input = inputOf(req.body, isBatch)
      return call.input
    }
    const { ctx } = call
    return callTRPCProcedure({ ctx, router, path, type, getRawInput, signal: undefined, batchIndex: 0 })
  }
  let body: object
  try {
    body = { result: { data: await inTime(ask()) } }
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    res.code(getHTTPStatusCodeFromError(error))
    if (error.code === 'SERVICE_UNAVAILABLE') res.header('retry-after', RETRY_AFTER_SECONDS)
    body = { error: getTRPCErrorShape({ ...call, config: router._def._config, error }) }
  }
  return res.send(isBatch ? [body] : body)
}

/** What is decided later, the phone learns when it asks again with its key. @throws TRPCError, `busy` */
async function inTime(answer: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: 'busy', cause: new DomainError('busy') }))
    }, ANSWER_WITHIN_MS)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** @throws TRPCError for what is no JSON, and for no batch where one was said to come */
function inputOf(body: unknown, isBatch: boolean): unknown {
  if (body === undefined) return undefined
  const input = parsed(body as string)
  if (!isBatch) return input
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TRPCError({ code: 'BAD_REQUEST' })
  }
  return (input as { readonly 0?: unknown })[0]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}
