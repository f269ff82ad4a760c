import { DEMO_PERSONAS, type DemoPersona } from '#domain/account/demo-persona'
import type { Context } from '../../../platform/context'

/** Whom a browser, which has no wx.login, may log in as. Nobody where there is no demonstration. */
export function listDemoPersonas(ctx: Context): { rows: readonly DemoPersona[] } {
  return { rows: ctx.isDemonstration ? DEMO_PERSONAS : [] }
}
