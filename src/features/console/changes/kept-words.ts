import { TEAM_ROLE_NAMES_ZH, type TeamRole } from '#domain/care-team/team-role'
import { SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import { promiseWords } from '../contracts/package-words'

type Kept = Readonly<Record<string, unknown>>

/** A value of a kept change as the desk reads it; what it does not know stands as it was kept. */
export function keptWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (value.length === 0) return '—'
  const parts = value.map(partWords)
  return parts.every((part) => part !== null) ? parts.join('；') : JSON.stringify(value)
}

function partWords(part: unknown): string | null {
  if (typeof part === 'string') return part
  if (typeof part !== 'object' || part === null) return null
  const kept = part as Kept
  if ('itemCode' in kept) return promised(kept)
  if ('heading' in kept) return `${String(kept.heading)}：${[kept.paragraphs].flat().join('')}`
  // Names of people are not kept with a change.
  if ('practitionerId' in kept) {
    return `${TEAM_ROLE_NAMES_ZH[kept.role as TeamRole] ?? ''} ${String(kept.practitionerId).slice(0, 8)}`
  }
  return typeof kept.name === 'string' ? kept.name : null
}

function promised({ itemCode, perYear, inWords }: Kept): string {
  const { nameZh } = SERVICE_ITEMS[itemCode as ServiceItemCode] ?? { nameZh: String(itemCode) }
  return `${nameZh} ${promiseWords({ perYear: perYear as number | null, inWords: inWords as string | null })}`
}
