import { appRouter } from '#server/app-router'
import { authenticate } from '#server/features/auth/authenticate'
import { openLogIn } from '#server/features/auth/log-in/open-log-in'
import { findAccount } from '#server/features/auth/store'
import { createCallerFactory } from '#server/platform/api/trpc'
import type { Caller, TestApp } from '../room/test-app'

const createCaller = createCallerFactory(appRouter)

/** A real log-in of an account, as WeChat's would have opened it. */
export async function logInOf(app: TestApp, accountId: string): Promise<string> {
  const { db } = app.database
  return (await openLogIn(db, await findAccount(db, accountId), app.clock.now())).token
}

/** The API as whoever holds the token, who is looked up as for any request. */
export async function asToken(app: TestApp, token: string): Promise<Caller> {
  const account = await authenticate(app.database.db, token, app.clock.now())
  return createCaller({ ...app.context(null), account })
}
