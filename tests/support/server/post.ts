import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '#server/app-router'
import type { Context } from '#server/platform/context'

export interface Answer {
  readonly status: number
  /** As it goes over the wire. */
  readonly text: string
  /** The refusal's code; null for an answer that is none. */
  readonly refusal: string | null
}

/** The request id of every call, so that two answers can be compared byte by byte. */
const REQUEST_ID = '00000000-0000-4000-8000-000000000000'

/** What the whole stack above the network answers to a body, well-formed or not. */
export async function post(context: Context, procedure: string, body: string): Promise<Answer> {
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router: appRouter,
    allowMethodOverride: true,
    createContext: () => ({ ...context, requestId: REQUEST_ID }),
    req: new Request(`http://localhost/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }),
  })
  const text = await response.text()
  return { status: response.status, text, refusal: JSON.parse(text).error?.data.domainCode ?? null }
}

export interface ProcedureShape {
  readonly name: string
  /** Names of the fields of its input. */
  readonly fields: readonly string[]
}

/** Every procedure of the API, from the router itself. */
export function everyProcedure(): ProcedureShape[] {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Described>)
  return procedures.map(([name, { _def }]) => ({
    name,
    fields: _def.inputs.flatMap((input) => Object.keys(input._zod.def.shape)),
  }))
}

interface Described {
  readonly _def: { readonly inputs: readonly { _zod: { def: { shape: object } } }[] }
}
