import type { DemoPersona } from '#domain/account/demo-persona'
import type { LocalDate } from '#domain/kernel/time'
import { documentOf } from '../../../prisma/seed/demo-document'
import { DEMO_FAMILIES } from '../../../prisma/seed/demo-families'

/**
 * The whole number of somebody in the demonstration, whom `persona` has. No list shows it, so it is made as the seed
 * makes it.
 */
export async function demoDocument(address: string, persona: DemoPersona, key: string): Promise<string> {
  const { token } = await ask<{ token: string }>(address, 'auth.demoLogin', { persona })
  const { rows } = await ask<{ rows: { name: string; birthDate: LocalDate }[] }>(
    address,
    'patient.list',
    {},
    token,
  )
  const people = DEMO_FAMILIES.flatMap((family) => family.people)
  const place = people.findIndex((one) => one.key === key)
  const person = people[place]
  const patient = rows.find(({ name }) => name === person?.name)
  if (!person || !patient) throw new Error(`${persona} of the demonstration has no ${key}`)
  return documentOf(person, patient.birthDate, place).number
}

async function ask<Answer>(
  address: string,
  procedure: string,
  input: object,
  token?: string,
): Promise<Answer> {
  const response = await fetch(`${address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  })
  const { result } = (await response.json()) as { result: { data: Answer } }
  return result.data
}
