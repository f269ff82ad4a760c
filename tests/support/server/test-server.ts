import type { DemoPersona } from '#domain/account/demo-persona'
import { demoOpenid } from '#domain/account/demo-persona'
import { copyCounty } from './county-copy'

/** The built server with the simulator and a demonstration county of its own, for one test file. */
export interface TestServer {
  readonly address: string
  readonly databaseUrl: string
  /** A code of wx.login that stands for one of the demonstration's people. */
  readonly logInCode: (persona: DemoPersona) => Promise<string>
  /** A code of the getPhoneNumber button. */
  readonly phoneCode: (phone: string) => Promise<string>
  /** The code of the newest text message to a number. */
  readonly typedCode: (phone: string) => Promise<string>
  readonly stop: () => Promise<void>
}

export async function startTestServer(): Promise<TestServer> {
  const county = await copyCounty()
  const server = await county.start()
  const codeFrom = async (path: string, body: object): Promise<string> => {
    const response = await fetch(`${server.simulatorUrl}/simulator/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return ((await response.json()) as { code: string }).code
  }
  return {
    address: server.address,
    databaseUrl: county.databaseUrl,
    logInCode: (persona) => codeFrom('log-in-code', { openid: demoOpenid(persona) }),
    phoneCode: (phone) => codeFrom('phone-code', { phone }),
    async typedCode(phone) {
      const response = await fetch(`${server.simulatorUrl}/simulator/messages`)
      const { rows } = (await response.json()) as { rows: { phone: string; code: string }[] }
      const newest = rows.find((message) => message.phone.endsWith(phone))
      if (!newest) throw new Error('no text message was sent to that number')
      return newest.code
    },
    stop: county.end,
  }
}
