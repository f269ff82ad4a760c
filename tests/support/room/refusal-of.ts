import type { TRPCError } from '@trpc/server'
import { domainErrorOf } from '#server/platform/api/refusals'

/** The refusal code that a call was answered with; an answer fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return await call.then(
    (answer) => {
      throw new Error(`answered ${JSON.stringify(answer)}`)
    },
    (error: TRPCError) => domainErrorOf(error).code,
  )
}
