import type { client } from '../../api/client'

/** One request, with what staff compare. */
export type GuardianshipCase = Awaited<ReturnType<typeof client.guardianship.staffFind.query>>['rows'][number]
type Asker = GuardianshipCase['askedBy']

/** `陈*诚 138****5678`, as far as the account has said who it is. */
export function askerInWords({ nameMasked, phoneMasked }: Asker): string {
  return `${nameMasked ?? '没登记本人'} ${phoneMasked ?? '没绑手机号'}`
}

/** `林*敏、周*山`; who has not added themselves is counted only. */
export function guardiansInWords(names: readonly (string | null)[]): string {
  const known = names.filter((name) => name !== null)
  const unknown = names.length - known.length
  if (unknown > 0) known.push(known.length > 0 ? `另外 ${unknown} 位` : `${unknown} 位没登记姓名`)
  return known.length > 0 ? known.join('、') : '没有'
}
