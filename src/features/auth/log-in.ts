import { needsSecondFactor } from '#domain/account/account-role'
import type { DemoPersona } from '#domain/account/demo-persona'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { client } from '../../api/client'
import { currentSession, endSession, hasSessionLapsed, type Session, startSession } from '../../api/session'
import { newId } from '../../platform/network/new-id'
import { loginCode } from '../../platform/wechat/login-code'

/**
 * The ways in. Whoever calls one has agreed to the privacy texts: each button that does so says 同意 in its words.
 * Somebody who is logged in already, because the phone number failed or the texts have changed, only agrees.
 */
export async function logInWithWechat(): Promise<void> {
  if (currentSession() && !hasSessionLapsed()) return agree()
  const code = await loginCode()
  if (code === undefined) throw new Error('this target has no wx.login')
  await enter(await client.auth.wechatLogin.mutate({ code }))
}

/** @param phoneCode what the getPhoneNumber button gave */
export async function logInWithWechatPhone(phoneCode: string): Promise<void> {
  await logInWithWechat()
  await client.auth.bindWechatPhone.mutate({ code: phoneCode, idempotencyKey: newId() })
}

/** @param isAsked whether a member of staff wants to be asked for the second factor, as in earnest */
export async function logInAsPersona(persona: DemoPersona, isAsked: boolean): Promise<void> {
  await enter(await client.auth.demoLogin.mutate({ persona, ...(isAsked && { secondFactor: 'asked' }) }))
}

/** Does this log-in still have to pass the second factor? Asked of the server only where a role needs one. */
export async function isSecondFactorAsked(): Promise<boolean> {
  if (!needsSecondFactor(currentSession()?.account.roles ?? [])) return false
  const { staff } = await client.auth.me.query({})
  return staff?.secondFactor === 'required' || staff?.secondFactor === 'not-set-up'
}

/** Somebody who works in a grid and does nothing else here has one page, and no family's to go back to. */
export function isOnlyGridWorker(): boolean {
  const duties = (currentSession()?.account.roles ?? []).filter((role) => role !== 'resident')
  return duties.length > 0 && duties.every((role) => role === 'grid-worker')
}

/** A session without a recorded agreement would be refused at the next step, so it is not kept. */
async function enter(session: Session): Promise<void> {
  startSession(session)
  try {
    await agree()
  } catch (error) {
    endSession()
    throw error
  }
}

async function agree(): Promise<void> {
  await client.auth.agreePrivacy.mutate({ textVersion: CURRENT_PRIVACY_VERSION, idempotencyKey: newId() })
}
