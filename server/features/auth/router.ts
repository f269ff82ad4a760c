import * as z from 'zod/mini'
import { DEMO_PERSONAS } from '#domain/account/demo-persona'
import { accountProcedure, publicProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { agreePrivacy } from './agree-privacy'
import { approveDeskLogIn } from './log-in/approve-desk-log-in'
import { collectDeskLogIn } from './log-in/collect-desk-log-in'
import { listDemoPersonas } from './log-in/list-demo-personas'
import { listLogIns } from './log-in/list-log-ins'
import { logInAsPersona } from './log-in/log-in-as-persona'
import { logInWithWechat } from './log-in/log-in-with-wechat'
import { logOut } from './log-in/log-out'
import { revokeLogIn } from './log-in/revoke-log-in'
import { startDeskLogIn } from './log-in/start-desk-log-in'
import { bindWechatPhone } from './phone/bind-wechat-phone'
import { confirmPhoneCode } from './phone/confirm-phone-code'
import { sendPhoneCode } from './phone/send-phone-code'
import { readMe } from './read-me'
import { confirmSecondFactor, verifySecondFactor } from './second-factor/pass-second-factor'
import { setUpSecondFactor } from './second-factor/set-up-second-factor'
import { setElderMode } from './set-elder-mode'

const wechatCode = z.string().check(z.minLength(1), z.maxLength(256))
const phone = z.string().check(z.minLength(1), z.maxLength(32))
const sixDigits = z.string().check(z.regex(/^\d{6}$/))
const deskCode = z.string().check(z.minLength(1), z.maxLength(32))
const deskToken = z.string().check(z.regex(/^[\w-]{43}$/))
const idempotencyKey = z.uuid()

/** Log-in, phone number and what belongs to the account itself. Procedures that wait for others open their own transaction. */
export const authRouter = router({
  wechatLogin: publicProcedure
    .input(z.strictObject({ code: wechatCode }))
    .mutation(({ ctx, input }) => logInWithWechat(ctx, input)),
  demoLogin: publicProcedure
    .input(z.strictObject({ persona: z.enum(DEMO_PERSONAS), secondFactor: z.optional(z.literal('asked')) }))
    .mutation(({ ctx, input }) => logInAsPersona(ctx, input)),
  demoPersonas: publicProcedure.input(z.strictObject({})).query(({ ctx }) => listDemoPersonas(ctx)),
  // A log-out needs no key: the second finds nobody logged in.
  logout: accountProcedure
    .input(z.strictObject({ idempotencyKey: z.optional(idempotencyKey) }))
    .mutation(({ ctx }) => logOut(ctx)),
  me: accountProcedure.input(z.strictObject({})).query(({ ctx }) => readMe(ctx)),
  agreePrivacy: writeProcedure({ textVersion: z.string().check(z.maxLength(32)) }).mutation(
    ({ ctx, input }) => agreePrivacy(ctx, input),
  ),
  setElderMode: writeProcedure({ elderMode: z.boolean() }).mutation(({ ctx, input }) =>
    setElderMode(ctx, input),
  ),
  bindWechatPhone: accountProcedure
    .input(z.strictObject({ code: wechatCode, idempotencyKey }))
    .mutation(({ ctx, input }) => bindWechatPhone(ctx, input)),
  sendPhoneCode: accountProcedure
    .input(z.strictObject({ phone, idempotencyKey }))
    .mutation(({ ctx, input }) => sendPhoneCode(ctx, input)),
  confirmPhoneCode: accountProcedure
    .input(z.strictObject({ phone, code: sixDigits, idempotencyKey }))
    .mutation(({ ctx, input }) => confirmPhoneCode(ctx, input)),
  secondFactor: router({
    setUp: accountProcedure
      .input(z.strictObject({ idempotencyKey }))
      .mutation(({ ctx, input }) => setUpSecondFactor(ctx, input)),
    confirm: accountProcedure
      .input(z.strictObject({ code: sixDigits, idempotencyKey }))
      .mutation(({ ctx, input }) => confirmSecondFactor(ctx, input)),
    verify: accountProcedure
      .input(z.strictObject({ code: sixDigits, idempotencyKey }))
      .mutation(({ ctx, input }) => verifySecondFactor(ctx, input)),
  }),
  deskLogin: router({
    start: publicProcedure.input(z.strictObject({})).mutation(({ ctx }) => startDeskLogIn(ctx)),
    collect: publicProcedure
      .input(z.strictObject({ deskToken }))
      .mutation(({ ctx, input }) => collectDeskLogIn(ctx, input)),
    approve: accountProcedure
      .input(z.strictObject({ code: deskCode, idempotencyKey }))
      .mutation(({ ctx, input }) => approveDeskLogIn(ctx, input)),
  }),
  sessions: router({
    list: accountProcedure
      .input(z.strictObject({ cursor: z.optional(z.uuid()) }))
      .query(({ ctx, input }) => listLogIns(ctx, input)),
    revoke: writeProcedure({ id: z.uuid() }).mutation(({ ctx, input }) => revokeLogIn(ctx, input)),
  }),
})
