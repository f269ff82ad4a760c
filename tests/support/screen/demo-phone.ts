import type { DemoPersona } from '#domain/account/demo-persona'
import type { TestServer } from '../server/test-server'

/** A phone on which one of the demonstration's people has logged in some other day. */
export interface DemoPhone {
  /** What the mini-program keeps. */
  readonly storage: Map<string, string>
  /** What a browser keeps, as Taro's H5 storage wraps it. */
  readonly session: string
  /** One procedure, as this person's phone calls it. */
  readonly call: <Answer>(procedure: string, input: object) => Promise<Answer>
}

/** @param secondFactor 'asked': the log-in has not shown its second proof yet */
export async function demoPhone(
  server: Pick<TestServer, 'address'>,
  persona: DemoPersona,
  secondFactor?: 'asked',
): Promise<DemoPhone> {
  const session = await post<{ token: string }>(server, 'auth.demoLogin', { persona, secondFactor })
  return {
    storage: new Map([['session', JSON.stringify(session)]]),
    session: JSON.stringify({ data: session }),
    call: (procedure, input) => post(server, procedure, input, session.token),
  }
}

async function post<Answer>(
  { address }: Pick<TestServer, 'address'>,
  procedure: string,
  input: object,
  token?: string,
): Promise<Answer> {
  const response = await fetch(`${address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  })
  const { result, error } = (await response.json()) as {
    result?: { data: Answer }
    error?: { message: string }
  }
  if (!result) throw new Error(`${procedure}: ${error?.message}`)
  return result.data
}
