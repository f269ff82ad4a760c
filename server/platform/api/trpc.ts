import { initTRPC, TRPCError } from '@trpc/server'
import * as z from 'zod/mini'
import type { StaffRole } from '#domain/account/account-role'
import { DomainError } from '#domain/kernel/errors'
import type { AccountContext, Context, WriteContext } from '../context'
import { staffScope } from '../scope/staff-scope'
import { intentOf, writeOnce } from './idempotency'
import { assertKeepable } from './keepable'
import { domainErrorOf, refusalBehind, TRPC_CODES } from './refusals'

/**
 * The kinds of procedure. A router is a table of them; everything that is true of every call (who asks,
 * one transaction, one intent, one shape of refusal) is said here and nowhere else.
 */
const t = initTRPC.context<Context>().create({
  // No trace is drawn up for any phone: the answer below would leave it out.
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const refusal = domainErrorOf(error)
    return {
      code: shape.code,
      message: refusal.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        domainCode: refusal.code,
        facts: refusal.facts,
        requestId: ctx?.requestId ?? null,
      },
    }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/**
 * Domain refusals, races that a constraint settled and a database that is away become typed answers; anything else
 * is a bug: logged with its request id, shown as `busy`.
 */
const refusals = t.middleware(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  const refusal = refusalBehind(cause)
  if (refusal) {
    throw new TRPCError({ code: TRPC_CODES[refusal.code], message: refusal.code, cause: refusal })
  }
  if (result.error.code === 'INTERNAL_SERVER_ERROR') {
    ctx.log.error({ err: cause ?? result.error, path }, 'bug')
  }
  return result
})

export const publicProcedure = t.procedure.use(refusals)

export const accountProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.account) throw new DomainError('not_logged_in')
  return next({ ctx: { account: ctx.account } })
})

/** For a member of staff in one of these roles; which rows they reach is said by `ctx.staff`. */
export function staffProcedure(...roles: readonly StaffRole[]) {
  return accountProcedure.use(async ({ ctx, getRawInput, next }) => {
    const staff = staffScope(ctx.account, roles)
    assertKeepable(await getRawInput())
    return next({ ctx: { staff } })
  })
}

type InTransaction = Pick<WriteContext, 'tx' | 'rules'>
type Beforehand<Shape extends z.core.$ZodLooseShape> = (
  ctx: AccountContext,
  input: z.output<z.ZodMiniObject<Shape, z.core.$strict>>,
) => Promise<void>

/**
 * A write: one intent, one transaction. The row of its idempotency key and everything the use case changes are
 * committed together or not at all, so a retry after a lost answer reads the first answer and changes nothing.
 * `shape` names every field but the key; unknown fields are refused. `beforehand` is what must stay even when the
 * write is refused, such as a counted try; it is done before the transaction opens. `paced` decides when a well-formed
 * call is answered, whatever the answer.
 */
export function writeProcedure<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  beforehand?: Beforehand<Shape>,
  paced: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
) {
  return accountProcedure.input(withKey(shape)).use<InTransaction>(({ ctx, path, input, next }) =>
    paced(async () => {
      await beforehand?.(ctx, input as never)
      const intent = intentOf(ctx, path, input as { idempotencyKey: string })
      const data = await writeOnce(ctx, intent, async (write) => {
        const result = await next({ ctx: write })
        if (!result.ok) throw result.error
        return result.data
      })
      // Either what `next` answered or what it answered the first time: an OK result without a second `next`.
      return { ok: true, data } as Awaited<ReturnType<typeof next<InTransaction>>>
    }),
  )
}

/**
 * A write whose use case opens the transaction itself, because one serves several calls (decision 170). It keeps the
 * intent that it is given as `writeProcedure` would: with what it changes, in the same commit.
 */
export function sharedWriteProcedure<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return accountProcedure.input(withKey(shape)).use(({ ctx, path, input, next }) => {
    const intent = intentOf(ctx, path, input as { idempotencyKey: string })
    return next({ ctx: { intent } })
  })
}

/** The same by staff in one of these roles. */
export function sharedStaffWriteProcedure<Shape extends z.core.$ZodLooseShape>(
  roles: readonly StaffRole[],
  shape: Shape,
) {
  return staffProcedure(...roles)
    .input(withKey(shape))
    .use(({ ctx, path, input, next }) => {
      const intent = intentOf(ctx, path, input as { idempotencyKey: string })
      return next({ ctx: { intent } })
    })
}

/** Every field of a write, and the key of its intent. */
function withKey<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  type Whole = z.ZodMiniObject<Shape & { idempotencyKey: z.ZodMiniUUID }, z.core.$strict>
  return z.strictObject({ ...shape, idempotencyKey: z.uuid() }) as unknown as z.ZodMiniType<
    z.output<Whole>,
    z.input<Whole>
  >
}

/** A write by staff in one of these roles: refused before its intent is looked at. */
export function staffWriteProcedure<Shape extends z.core.$ZodLooseShape>(
  roles: readonly StaffRole[],
  shape: Shape,
  beforehand?: Beforehand<Shape>,
) {
  return writeProcedure(shape, async (ctx, input) => {
    staffScope(ctx.account, roles)
    assertKeepable(input)
    await beforehand?.(ctx, input)
  }).use(({ ctx, next }) => next({ ctx: { staff: staffScope(ctx.account, roles) } }))
}
