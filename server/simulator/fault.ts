import * as z from 'zod/mini'
import { json, type SimulatedAnswer } from './endpoint'
import { sent, smsError } from './sms-endpoint'
import { WECHAT_RETURN_CODES, wechatRefusal } from './wechat-return-codes'

/** What can be made to go wrong. `slow`, `lost` and `garbled` happen after the endpoint has done its work. */
export const plannedFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wechat-refusal'), errcode: z.enum(WECHAT_RETURN_CODES) }),
  z.object({ kind: z.literal('sms-error'), code: z.string() }),
  z.object({ kind: z.literal('sms-status'), code: z.string() }),
  z.object({ kind: z.literal('answer'), body: z.unknown() }),
  z.object({ kind: z.literal('pay-error'), status: z.int().check(z.gte(400), z.lte(599)), code: z.string() }),
  z.object({ kind: z.literal('slow'), delayMs: z.int().check(z.gte(0), z.lte(10_000)) }),
  z.object({ kind: z.literal('lost') }),
  z.object({ kind: z.literal('garbled') }),
])
export type Fault = z.infer<typeof plannedFault>

export interface Faults {
  /** The next `times` calls of `path` go wrong so. */
  readonly plan: (path: string, fault: Fault, times?: number) => void
  readonly next: (path: string) => Fault | null
}

export function createFaults(): Faults {
  let planned: { path: string; fault: Fault }[] = []
  return {
    plan(path, fault, times = 1) {
      planned = [...planned, ...Array.from({ length: times }, () => ({ path, fault }))].slice(0, 1000)
    },
    next(path) {
      const index = planned.findIndex((entry) => entry.path === path)
      return index < 0 ? null : (planned.splice(index, 1)[0]?.fault ?? null)
    },
  }
}

/** The answer that a fault puts in the endpoint's place; null for faults that only spoil the endpoint's own. */
export function answerInstead(fault: Fault): SimulatedAnswer | null {
  switch (fault.kind) {
    case 'wechat-refusal':
      return wechatRefusal(fault.errcode)
    case 'sms-error':
      return smsError(fault.code)
    case 'sms-status':
      return sent([{ phone: '', code: fault.code }])
    case 'answer':
      return json(fault.body)
    case 'pay-error':
      return json({ code: fault.code, message: fault.code }, fault.status)
    case 'slow':
    case 'lost':
    case 'garbled':
      return null
  }
}
